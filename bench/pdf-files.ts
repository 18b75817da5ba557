import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { pdfType } from "#lib/domain/article/original-type.ts";
import { readOriginal } from "#lib/importer/read-original.ts";
import { textIn } from "#lib/importer/testing-encodings.ts";
import { browserExecutable } from "../e2e/browser.ts";
import type { Figure } from "./report.ts";
import { compare } from "./shingles.ts";

const run = promisify(execFile);

const paragraphs = (language: Parameters<typeof textIn>[0], times = 6) => {
  const sentences = textIn(language).split(/(?<=[.!?。])\s*/u);
  return Array.from({ length: times }, (_, index) => `<p>${index + 1}. ${sentences.join(" ")}</p>`).join("");
};
const page = (language: string, style: string, body: string) =>
  `<!doctype html><html lang="${language}" ${/^(?:he|ar|fa)/.test(language) ? 'dir="rtl"' : ""}><style>${style}</style><body>${body}</body></html>`;
const table = `<table>${["Year,Passengers,Cost", "2021,12400,3.1 million", "2022,13900,3.4 million", "2023,15000,3.9 million"]
  .map(
    (row) =>
      `<tr>${row
        .split(",")
        .map((cell) => `<td style="padding:0 2em">${cell}</td>`)
        .join("")}</tr>`,
  )
  .join("")}</table>`;
const headed = `@page{size:A5;margin:2cm;@top-center{content:"The Lowland Courier"}@bottom-center{content:counter(page)}}`;

/** As browsers print them: justified and hyphenated, in columns with running heads, with tables, in writings of both directions. */
const kinds: [kind: string, html: string][] = [
  [
    "justified, hyphenated",
    page(
      "de",
      "body{width:20em;text-align:justify;hyphens:auto}",
      `<h1>Eine Überschrift über mehrere Zeilen der Seite</h1>${paragraphs("de")}`,
    ),
  ],
  [
    "two columns, running heads",
    page("fr", `${headed}div{columns:2;text-align:justify;font-size:11px}`, `<h1>Le pont</h1><div>${paragraphs("fr", 14)}</div>`),
  ],
  ["table", page("es", "", `<h1>El puente</h1>${paragraphs("es", 2)}${table}${paragraphs("es", 2)}`)],
  ["Cyrillic", page("ru", "body{width:24em}", `<h1>Мост</h1>${paragraphs("ru")}`)],
  ["Greek", page("el", "body{width:24em}", `<h1>Η γέφυρα</h1>${paragraphs("el")}`)],
  ["Hebrew", page("he", "body{width:24em}", `<h1>הגשר</h1>${paragraphs("he")}`)],
  ["Arabic", page("ar", "body{width:24em}", `<h1>الجسر</h1>${paragraphs("ar")}`)],
  ["Persian", page("fa", "body{width:24em}", `<h1>پل</h1>${paragraphs("fa")}`)],
];

/** The share of each page's words, in runs of four, that are read from its PDF: beside poppler's pdftotext where it is installed. */
export async function pdfFiles(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "assay-pdf-"));
  const browser = await chromium.launch({ executablePath: browserExecutable(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  const figures: Figure[] = [];
  try {
    const tab = await browser.newPage();
    for (const [kind, html] of kinds) {
      await tab.setContent(html);
      // biome-ignore lint/performance/useDomNodeTextContent: the words as they are drawn
      const words = await tab.locator("body").innerText();
      const bytes = await tab.pdf({ preferCSSPageSize: true });
      const path = join(folder, "page.pdf");
      await writeFile(path, bytes);
      const ours = recall(words, await ourText(bytes));
      const poppler = await popplerText(path);
      const peerValue = poppler === null ? Number.NaN : recall(words, poppler);
      const peer = poppler === null ? "pdftotext (not installed)" : "pdftotext";
      figures.push({
        what: `${kind}: words read`,
        value: ours,
        unit: "of 1",
        peer,
        peerValue,
        target: "≥ the peer’s",
        met: poppler === null ? ours > 0.95 : ours >= peerValue,
      });
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
  return figures;
}

async function ourText(bytes: Uint8Array): Promise<string> {
  const answer = await readOriginal({ text: "", file: bytes, type: pdfType, sourceUrl: null });
  return "read" in answer ? canonicalText(answer.read.document) : "";
}

async function popplerText(path: string): Promise<string | null> {
  try {
    return (await run("pdftotext", [path, "-"])).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Marks of direction are no words: pdftotext writes some. */
function recall(truth: string, read: string): number {
  const plain = (text: string) => text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "");
  const { shared, truth: wanted } = compare({ found: plain(read), truth: plain(truth) });
  return shared / wanted;
}
