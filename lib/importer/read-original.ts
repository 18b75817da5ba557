import type { JSONContent } from "@tiptap/core";
import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import type { ArticleDetails, Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { blockTexts } from "#lib/domain/article/cleaning.ts";
import { findOverrun } from "#lib/domain/article/document-limits.ts";
import { type FoundDetails, fromBeginning } from "#lib/domain/article/found-details.ts";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";
import { kindOf, type OriginalType, pdfType, wordType } from "#lib/domain/article/original-type.ts";
import type { Judgement } from "#lib/domain/article/page-kind.ts";
import { signsWorthALook } from "#lib/domain/article/signs.ts";
import { articleLimits } from "#lib/domain/article/text.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { propertyNotes } from "./details-from-properties.ts";
import { frontMatter } from "./details-from-text.ts";
import type { FileProperties } from "./file-properties.ts";
import { findDetails, statedDetails } from "./find-details.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { judgeFeed, judgePage } from "./judge-page.ts";
import { metadataFromHtml, type PageMetadata } from "./metadata.ts";
import { parsePage } from "./page-dom.ts";
import type { PdfText } from "./pdf-file.ts";
import { documentFromText } from "./plain-text.ts";
import { readTranscript } from "./read-transcript.ts";
import { chromeLines, chromeWarning, guessedTitle, headlineNote, misleadingNote, textFromData } from "./reading-notes.ts";
import { retractionNote } from "./retraction-note.ts";
import { revealedPage } from "./revealed-page.ts";
import { asRead } from "./rules/as-read.ts";
import { type Deed, deedsWithin, deedWarnings } from "./rules/deeds.ts";
import { mostElements, overrunOf, sanitize } from "./sanitize.ts";
import { gathered, pagesIn, severalPagesNotes } from "./several-pages.ts";

export type ReadInput = {
  text: string;
  /** The file itself, where it is none of text. */
  file?: Uint8Array;
  type: OriginalType;
  sourceUrl: string | null;
  /** Look for the article in the page, and keep that alone in the document. HTML only. */
  extract?: boolean;
  /** Say what it is, where it is no article. */
  judge?: boolean;
  /** Of the answer that a page came in, and the address it was looked for at. */
  status?: number | null;
  asked?: string | null;
  /** What its program noted of the file that the text comes from. */
  properties?: FileProperties;
};

export type ReadOriginal = {
  document: DocumentJson;
  details: Partial<ArticleDetails>;
  /** Where each of the details was found, with what else was. */
  found: FoundDetails;
  /** What it is, where it is no article; looked for when asked. */
  judgement: Judgement | null;
  warnings: Warning[];
  /** The text of the whole original, as its readers read it. */
  originalText: string;
  /** The original's text as it came: with what the reading rules left out. */
  untouchedText: string;
  chrome: ChromeLine[];
};

export type ReadAnswer = { read: ReadOriginal } | { refused: "too deep" | "too many" | "empty" | NoText; judgement?: Judgement | null };

/** What a file of another program turns out to be when it has no text for us. */
export type NoText = "no word document" | Extract<PdfText, { refused: unknown }>["refused"];

const markdown = new MarkdownIt({ html: true, linkify: false }).use(footnotes);

/** Reads decoded text of any type into a document with what can be found about it. Runs in the worker: slow input costs nobody else time. */
export async function readOriginal({
  text,
  file,
  type,
  sourceUrl,
  extract = false,
  judge = false,
  status,
  asked,
  properties,
}: ReadInput): Promise<ReadAnswer> {
  const pages = type === "text/html" && extract ? pagesIn(text) : [];
  if (pages.length > 1) {
    const answers: ReadAnswer[] = [];
    for (const page of pages) answers.push(await readOriginal({ text: page, type, sourceUrl, extract }));
    return gathered(answers, severalPagesNotes(text));
  }
  if (type === wordType) {
    const { htmlFromWord } = await import("./word-file.ts");
    const word = await htmlFromWord(file ?? new Uint8Array());
    if (word === null) return { refused: "no word document" };
    return readOriginal({ text: toStorable(word.html), type: "text/html", sourceUrl, properties: word.properties });
  }
  if (type === pdfType) {
    const { textFromPdf } = await import("./pdf-file.ts");
    const found = await textFromPdf(file ?? new Uint8Array());
    return "refused" in found ? found : readPdf(found, sourceUrl);
  }
  if (kindOf(type) === "transcript") return spoken(text);
  if (type !== "text/html" && hasTooManyLines(text)) return { refused: "too many" };
  if (type === "text/plain")
    return read(documentFromText(text), { original: text, text, sourceUrl, judgement: judge ? judgeFeed(text) : null });
  if (type === "text/markdown") {
    const { fields, body } = frontMatter(text);
    const rendered = markdown.render(body);
    const overrun = overrunOf(rendered);
    if (overrun !== null) return { refused: overrun };
    const { html, deeds } = asRead(rendered, { language: fields.language ?? null });
    const { blocks, misleading } = blocksFromHtml(sanitize(html));
    const stated = { fields, from: "the head of the file" };
    return read(blocks, { original: text, sourceUrl, stated, deeds, more: misleadingNote(misleading) });
  }
  const overrun = overrunOf(text);
  if (overrun !== null) return { refused: overrun };
  const { html: revealed, fromData } = revealedPage(text);
  if (overrunOf(revealed) !== null) return { refused: "too many" };
  const dom = parsePage(text);
  const page = metadataFromHtml(dom, { base: sourceUrl });
  const { html: asItReads, deeds } = asRead(revealed, { base: sourceUrl, language: page.found.language?.[0]?.value ?? null });
  const html = sanitize(asItReads);
  const whole = blocksFromHtml(html, { base: sourceUrl });
  const original = textOf(blocksFromHtml(html, { base: sourceUrl, everything: true }).blocks);
  const { extractArticle } = await import("./extract.ts");
  const article = extract || judge ? extractArticle({ html: asItReads, whole: whole.blocks, page, base: sourceUrl }) : null;
  const judged = {
    page: dom,
    metadata: page,
    article: textsOf(article?.blocks ?? []),
    linked: shareInLinks(article?.blocks ?? []),
    whole: textOf(whole.blocks),
    status: status ?? null,
    address: sourceUrl,
    asked: asked ?? null,
  };
  const judgement = judge ? (judgeFeed(text) ?? judgePage(judged)) : null;
  const more = [...severalPagesNotes(text), ...misleadingNote(whole.misleading), ...(fromData ? [textFromData] : [])];
  if (!extract || article === null)
    return read(whole.blocks, { original, sourceUrl, page, properties, judgement, chrome: whole.chrome, deeds, more });
  return read(article.blocks, {
    ...{ original, sourceUrl, page, judgement, whole: whole.blocks },
    deeds: deedsWithin(deeds, textOf(article.blocks)).filter(({ kind }) => kind !== "pictures" || !captionsLeftOut(article.warnings)),
    more: [...article.warnings, ...more],
  });
}

/** That note says what becomes of pictures too. */
function captionsLeftOut(notes: Warning[]): boolean {
  return notes.some(({ code }) => code === "pictures");
}

/** The share of the letters that stand in links, 0 to 1. */
function shareInLinks(blocks: JSONContent[]): number {
  const [all, linked] = lettersIn({ content: blocks });
  return all === 0 ? 0 : linked / all;
}

function lettersIn({ text = "", marks = [], content = [] }: JSONContent): [all: number, linked: number] {
  const own: [number, number] = [text.length, marks.some(({ type }) => type === "link") ? text.length : 0];
  return content.map(lettersIn).reduce(([all, linked], [more, moreLinked]) => [all + more, linked + moreLinked], own);
}

function textsOf(blocks: JSONContent[]): string[] {
  return blockTexts({ type: "doc", content: blocks });
}

function readPdf({ blocks, chrome, properties, warnings }: Extract<PdfText, { blocks: unknown }>, sourceUrl: string | null): ReadAnswer {
  const heading = largestHeadline(blocks) ?? headline(blocks);
  return read(blocks, { original: textOf(blocks), sourceUrl, properties, heading, chrome, more: warnings });
}

/** In the largest type, which a running head or a section’s name before it isn’t. */
function largestHeadline(blocks: JSONContent[]): string | null {
  const largest = blocks.find(({ type, attrs }) => type === "heading" && attrs?.level === 1);
  return largest === undefined ? null : canonicalText(largest).slice(0, 500);
}

function spoken(text: string): ReadAnswer {
  const { titleIsGuessed, ...transcript } = readTranscript(text);
  return /[\p{L}\p{N}]/u.test(transcript.originalText)
    ? {
        read: {
          ...transcript,
          untouchedText: transcript.originalText,
          found: statedDetails(transcript.details, titleIsGuessed ? { titleFrom: fromBeginning } : {}),
          judgement: null,
          chrome: [],
        },
      }
    : { refused: "empty" };
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
  /** The text of the original as it came. */
  original: string;
  /** The text that its blocks were made of, where that is the original's own. */
  text?: string;
  deeds?: Deed[];
  sourceUrl: string | null;
  page?: PageMetadata;
  /** What a file says of itself, and in which part of it. */
  stated?: { fields: Partial<ArticleDetails>; from: string };
  /** What its program noted of a file. */
  properties?: FileProperties;
  /** Its headline, where that is known better than by being the first. */
  heading?: string | null;
  judgement?: Judgement | null;
  chrome?: Map<number, string>;
  /** All blocks of the page, where `blocks` are only some of them. */
  whole?: JSONContent[];
  more?: Warning[];
};

function read(
  blocks: JSONContent[],
  { original, text, deeds = [], sourceUrl, page, stated, properties, judgement = null, chrome, whole = blocks, more = [], ...known }: Found,
): ReadAnswer {
  const document: DocumentJson = { type: "doc", content: blocks };
  if (findOverrun(document, { nodes: articleLimits.nodes, depth: Number.POSITIVE_INFINITY, text: Number.POSITIVE_INFINITY }))
    return { refused: "too many" };
  const texts = blockTexts(document);
  const originalText = text === undefined ? textOf(whole) : withLineFeeds(text);
  if (!/[\p{L}\p{N}]/u.test(texts.join(" "))) return { refused: "empty", judgement };

  const heading = known.heading ?? headline(blocks);
  const { details, found: foundDetails, titleIsGuessed, yearless } = findDetails({ texts, heading, sourceUrl, page, stated, properties });
  const lines = chromeLines(document, texts, chrome);
  const signs = signsWorthALook({ text: [originalText, ...linksOf(document)].join("\n"), details, modifiedAt: page?.modifiedAt ?? null });
  const warnings = [
    ...retractionNote(originalText),
    ...deedWarnings(deeds),
    ...more,
    ...propertyNotes(foundDetails),
    ...(titleIsGuessed ? [guessedTitle] : []),
    ...headlineNote(details.title ?? ""),
    ...(yearless === null ? [] : [{ code: "date-without-year", message: `The text gives a date without a year: “${yearless.words}”.` }]),
    ...(lines.length === 0 ? [] : [chromeWarning(lines)]),
    ...signs.filter(({ code }) => code !== "no-date" || yearless === null),
  ];
  return {
    read: {
      document,
      details,
      found: foundDetails,
      judgement,
      warnings,
      originalText,
      untouchedText: withLineFeeds(original),
      chrome: lines,
    },
  };
}

function textOf(blocks: JSONContent[]): string {
  return blockTexts({ type: "doc", content: blocks }).join("\n");
}

function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
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

function linksOf(node: JSONContent): string[] {
  const own = (node.marks ?? []).flatMap((mark) => (typeof mark.attrs?.href === "string" ? [mark.attrs.href] : []));
  return [...own, ...(node.content ?? []).flatMap(linksOf)];
}
