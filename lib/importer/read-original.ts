import type { JSONContent } from "@tiptap/core";
import MarkdownIt from "markdown-it";
import { type ArticleDetails, type OriginalType, pdfType, type Warning, wordType } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { likelyChrome } from "#lib/domain/article/chrome.ts";
import { blockTexts, suggestSplit, titleFromText } from "#lib/domain/article/cleaning.ts";
import { dateOfText, isoDate } from "#lib/domain/article/dateline.ts";
import { findOverrun } from "#lib/domain/article/document-limits.ts";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";
import { signsWorthALook } from "#lib/domain/article/signs.ts";
import { articleLimits } from "#lib/domain/article/text.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { bylineOfText, frontMatter, lonelyAddress, outletOfText } from "./details-from-text.ts";
import type { NoArticle } from "./extract.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { detectLanguage } from "./language.ts";
import { metadataFromHtml, type PageMetadata } from "./metadata.ts";
import type { PdfText } from "./pdf-file.ts";
import { documentFromText } from "./plain-text.ts";
import { mostElements, overrunOf, sanitize } from "./sanitize.ts";

export type ReadInput = {
  text: string;
  /** The file itself, where it is none of text. */
  file?: Uint8Array;
  type: OriginalType;
  sourceUrl: string | null;
  /** Look for the article in the page, and keep that alone in the document. HTML only. */
  extract?: boolean;
};

export type ReadOriginal = {
  document: DocumentJson;
  details: Partial<ArticleDetails>;
  warnings: Warning[];
  originalText: string;
  chrome: ChromeLine[];
};

export type ReadAnswer = { read: ReadOriginal } | { refused: "too deep" | "too many" | "empty" | NoArticle | NoText };

/** What a file of another program turns out to be when it has no text for us. */
export type NoText = "no word document" | Extract<PdfText, { refused: unknown }>["refused"];

const markdown = new MarkdownIt({ html: false, linkify: false });

/** Reads decoded text of any type into a document with what can be found about it. Runs in the worker: slow input costs nobody else time. */
export async function readOriginal({ text, file, type, sourceUrl, extract = false }: ReadInput): Promise<ReadAnswer> {
  if (type === wordType) {
    const { htmlFromWord } = await import("./word-file.ts");
    const html = await htmlFromWord(file ?? new Uint8Array());
    return html === null ? { refused: "no word document" } : readOriginal({ text: toStorable(html), type: "text/html", sourceUrl });
  }
  if (type === pdfType) {
    const { textFromPdf } = await import("./pdf-file.ts");
    const found = await textFromPdf(file ?? new Uint8Array());
    return "refused" in found ? found : readOriginal({ text: toStorable(found.text), type: "text/plain", sourceUrl });
  }
  if (type !== "text/html" && hasTooManyLines(text)) return { refused: "too many" };
  if (type === "text/plain") return read(text, documentFromText(text), { sourceUrl });
  if (type === "text/markdown") {
    const { fields, body } = frontMatter(text);
    const rendered = markdown.render(body);
    const overrun = overrunOf(rendered);
    if (overrun !== null) return { refused: overrun };
    const { blocks, misleading } = blocksFromHtml(sanitize(rendered));
    return read(text, blocks, { sourceUrl, found: fields, more: misleadingNote(misleading) });
  }
  const overrun = overrunOf(text);
  if (overrun !== null) return { refused: overrun };
  const html = sanitize(text);
  const whole = blocksFromHtml(html, { base: sourceUrl });
  const page = metadataFromHtml(text, { base: sourceUrl });
  if (!extract) return read(text, whole.blocks, { sourceUrl, page, chrome: whole.chrome, more: misleadingNote(whole.misleading) });
  const { extractArticle } = await import("./extract.ts");
  const article = extractArticle({ html, whole: whole.blocks, page, base: sourceUrl });
  return "none" in article
    ? { refused: article.none }
    : read(text, article.blocks, {
        sourceUrl,
        page,
        whole: whole.blocks,
        more: [...article.warnings, ...misleadingNote(whole.misleading)],
      });
}

function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (const _ of text.matchAll(/\r\n?|[\n\f\v\u0085\u2028\u2029]/gu)) {
    lines += 1;
    if (lines > mostElements) return true;
  }
  return false;
}

type Found = {
  sourceUrl: string | null;
  page?: PageMetadata;
  found?: Partial<ArticleDetails>;
  chrome?: Map<number, string>;
  /** All blocks of the page, where `blocks` are only some of them. */
  whole?: JSONContent[];
  more?: Warning[];
};

function read(original: string, blocks: JSONContent[], { sourceUrl, page, found, chrome, whole = blocks, more = [] }: Found): ReadAnswer {
  const document: DocumentJson = { type: "doc", content: blocks };
  if (findOverrun(document, { nodes: articleLimits.nodes, depth: Number.POSITIVE_INFINITY, text: Number.POSITIVE_INFINITY }))
    return { refused: "too many" };
  const texts = blockTexts(document);
  const originalText =
    page === undefined && found === undefined
      ? original.replaceAll(/\r\n?/g, "\n")
      : blockTexts({ type: "doc", content: whole }).join("\n");
  if (!/[\p{L}\p{N}]/u.test(texts.join(" "))) return { refused: "empty" };

  const written = page?.publishedAt ? null : dateOfText(texts);
  const heading = headline(blocks);
  const title = page?.title ?? found?.title ?? heading ?? titleFromText(texts.join("\n"));
  const details = withoutUnknown({
    title,
    outlet: page?.outlet ?? found?.outlet ?? outletOfText(texts),
    author: page?.author ?? found?.author ?? bylineOfText(texts),
    sourceUrl: page?.sourceUrl ?? found?.sourceUrl ?? lonelyAddress(texts) ?? sourceUrl,
    publishedAt: page?.publishedAt ?? found?.publishedAt ?? (written === null ? null : isoDate(written)),
    language: page?.language ?? found?.language ?? detectLanguage(texts.join("\n")),
  });
  const lines = chromeLines(document, texts, chrome);
  const yearless = details.publishedAt === null && written?.year === null ? written : null;
  const signs = signsWorthALook({ text: [originalText, ...linksOf(document)].join("\n"), details, modifiedAt: page?.modifiedAt ?? null });
  const warnings = [
    ...more,
    ...(page?.title || found?.title || heading
      ? []
      : [
          {
            code: "title-guessed",
            message: "No headline was found, so the title is the beginning of the text. Give it the real headline.",
          },
        ]),
    ...headlineNote(title),
    ...(yearless === null ? [] : [{ code: "date-without-year", message: `The text gives a date without a year: “${yearless.words}”.` }]),
    ...(lines.length === 0 ? [] : [chromeWarning(lines)]),
    ...signs.filter(({ code }) => code !== "no-date" || yearless === null),
  ];
  return { read: { document, details, warnings, originalText, chrome: lines } };
}

function misleadingNote(addresses: Set<string>): Warning[] {
  const [first] = addresses;
  if (first === undefined) return [];
  const what = addresses.size === 1 ? "A link was" : `${addresses.size} links were`;
  const why = "the address names a user before its host, which hides where it leads";
  return [{ code: "misleading-link", message: `${what} left out, its words kept, as ${why}: ${first.slice(0, 200)}` }];
}

/** The first heading, where no paragraph of the article comes before it. */
function headline(blocks: JSONContent[]): string | null {
  const index = blocks.findIndex(({ type }) => type === "heading");
  const document: DocumentJson = { type: "doc", content: blocks.slice(0, index + 1) };
  const before = blockTexts(document).slice(0, -1);
  return index < 0 || before.some((text) => text.length > 120)
    ? null
    : (blockTexts(document).at(-1) ?? "").replaceAll("\n", " ").slice(0, 500);
}

function headlineNote(title: string): Warning[] {
  const split = suggestSplit(title);
  if (split === null) return [];
  const parts = [title.slice(0, split).trim(), title.slice(split)];
  return [
    { code: "headline-and-standfirst", message: `Headline and standfirst seem to stand in one line: “${parts[0]}” and “${parts[1]}”.` },
  ];
}

function chromeLines(document: DocumentJson, texts: string[], known: Map<number, string> = new Map()): ChromeLine[] {
  const reasons = new Map(likelyChrome(document).map(({ blockIndex, reason }) => [blockIndex, reason] as const));
  for (const [index, reason] of known) reasons.set(index, reason);
  return [...reasons].toSorted(([one], [other]) => one - other).map(([index, reason]) => ({ text: texts[index] ?? "", reason }));
}

function chromeWarning(lines: ChromeLine[]): Warning {
  const shown = lines.slice(0, 5).map(({ text }) => `“${text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text}”`);
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : "";
  return {
    code: "page-chrome",
    message: `Likely part of the page and not of the article: ${shown.join(", ")}${more}. Nothing was left out.`,
  };
}

function linksOf(node: JSONContent): string[] {
  const own = (node.marks ?? []).flatMap((mark) => (typeof mark.attrs?.href === "string" ? [mark.attrs.href] : []));
  return [...own, ...(node.content ?? []).flatMap(linksOf)];
}

function withoutUnknown(details: { [Key in keyof ArticleDetails]: ArticleDetails[Key] | null }): Partial<ArticleDetails> {
  const { title, language, ...rest } = details;
  return { ...rest, ...(title ? { title } : {}), ...(language ? { language } : {}) };
}
