import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { JSONContent } from "@tiptap/core";
import { getDocument, OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Warning } from "#lib/domain/article/article.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import type { FileProperties } from "./file-properties.ts";
import { blocksOf } from "./pdf-blocks.ts";
import { doubtfulOrder, isBackwards, isRightToLeft, turnedAbout, withoutGaps } from "./pdf-direction.ts";
import { furnitureOf } from "./pdf-furniture.ts";
import { withoutCuts } from "./pdf-hyphens.ts";
import { type Line, linesOf } from "./pdf-lines.ts";
import { withNoteMarks } from "./pdf-notes.ts";
import { type Piece, piecesOf } from "./pdf-paragraphs.ts";
import { propertiesOf } from "./pdf-properties.ts";
import { runsOfPage } from "./pdf-runs.ts";
import { unreadPages } from "./pdf-unread.ts";

const mostPages = 300;
const resources = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export type PdfText =
  | { blocks: JSONContent[]; chrome: Map<number, string>; properties: FileProperties; warnings: Warning[] }
  | { refused: "pdf locked" | "pdf pictures" | "pdf broken" | "pdf long" };

/** Whether a page shows letters, and if not, whether it shows pictures. */
export type PageState = { text: string; isPicture: boolean };

/** The text of a PDF that has some. Nothing in it is run, and no font is loaded. */
export async function textFromPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    // Which letters the numbers in fonts of East Asia stand for.
    cMapUrl: join(resources, "cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: join(resources, "standard_fonts/"),
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) return { refused: "pdf long" };
    const pages: { lines: Line[]; height: number }[] = [];
    const states: PageState[] = [];
    const sideways: Piece[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const runs = await runsOfPage(page);
      const lines = linesOf(runs.upright);
      const text = lines.map((line) => line.text).join("\n");
      states.push({ text, isPicture: !/[\p{L}\p{N}]/u.test(text) && (await showsPictures(page)) });
      pages.push({ lines: lines.filter((line) => toStorable(line.text).trim() !== ""), height: runs.height });
      const aside = toStorable(runs.sideways.join(" ").replaceAll(/\s+/g, " ").trim());
      if (aside !== "") sideways.push({ kind: "furniture", text: aside, reason: "Set sideways on the page" });
      page.cleanup();
    }
    if (!states.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return { refused: "pdf pictures" };
    return assembled(pages, sideways, { properties: await propertiesOf(pdf), unread: unreadPages(states) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: error.name === "PasswordException" ? "pdf locked" : "pdf broken" };
  } finally {
    await task.destroy();
  }
}

const painting: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
]);

async function showsPictures(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator) => painting.has(operator));
}

type More = { properties: FileProperties; unread: Warning[] };

function assembled(pages: { lines: Line[]; height: number }[], sideways: Piece[], { properties, unread }: More): PdfText {
  const body = bodyHeight(pages.flatMap(({ lines }) => lines));
  const furniture = furnitureOf(pages);
  const read = pages.map(({ lines }, index) => {
    const aside = furniture[index] ?? new Map<Line, string>();
    const marked = withNoteMarks(
      lines.filter((line) => !aside.has(line)),
      body,
    );
    return { lines: [...marked, ...aside.keys()], furniture: aside };
  });
  const pieces = [...piecesOf(read, body), ...sideways];
  const texts = pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : []));
  const all = texts.join("\n");
  const { text, guessed } = withoutCuts(all);
  const backwards = isBackwards(text);
  const mended = withoutGaps(backwards ? turnedAbout(text) : text).split("\n");
  let next = 0;
  const shown = pieces.map((piece) => (piece.kind === "text" ? { ...piece, text: toStorable(mended[next++] ?? piece.text) } : piece));
  const { blocks, chrome } = blocksOf(shown, body);
  return { blocks, chrome, properties, warnings: [...unread, ...directionNotes(text, backwards), ...hyphenNotes(guessed)] };
}

/** The height of most of the type. */
function bodyHeight(lines: Line[]): number {
  const lengths = new Map<number, number>();
  for (const { height, text } of lines) {
    const rounded = Math.round(height * 2) / 2;
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
  }
  return [...lengths].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

function directionNotes(text: string, backwards: boolean): Warning[] {
  if (backwards)
    return [
      {
        code: "pdf-direction",
        message: "The file has its words backwards: they were turned about. Compare names, numbers and brackets with the original.",
      },
    ];
  const doubtful = isRightToLeft(text) ? doubtfulOrder(text) : null;
  return doubtful === null
    ? []
    : [
        {
          code: "pdf-direction",
          message: `The file says where letters stand, not how they are read. Compare the order of numbers, foreign words and brackets with the original, first in “${doubtful}”.`,
        },
      ];
}

function hyphenNotes(guessed: string[]): Warning[] {
  if (guessed.length === 0) return [];
  const shown = guessed.slice(0, 5).map((word) => `“${word}”`);
  const more = guessed.length > 5 ? ` and ${guessed.length - 5} more` : "";
  const what = guessed.length === 1 ? "A word" : `${guessed.length} words`;
  return [
    {
      code: "pdf-hyphens",
      message: `${what} cut by the end of a line may have a hyphen of their own, and were made whole: ${shown.join(", ")}${more}.`,
    },
  ];
}
