import { type ArticleDetails, articleLimit, type OriginalType, pdfType, type Warning, wordType } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { decode } from "./decode.ts";
import { readInWorker } from "./in-worker.ts";
import type { ReadAnswer } from "./read-original.ts";

/** Longest HTML that is taken in, in bytes: its text must still keep to `articleLimit`. */
export const htmlLimit = 5_000_000;

export type Original = {
  bytes: Uint8Array;
  type: OriginalType;
  name?: string;
  /** The address it was fetched from. */
  sourceUrl?: string;
  /** Charset that the server it came from declared. */
  charset?: string | null;
  /** Keep only the article that the page holds; for pages fetched from the web. */
  extract?: boolean;
};

export type CleanedOriginal = {
  document: DocumentJson;
  details: Partial<ArticleDetails>;
  warnings: Warning[];
  originalText: string;
  /** Blocks that look like the page around the article; none of them is left out of `document`. */
  chrome: ChromeLine[];
};

/**
 * Reads an original (text, Markdown or HTML, in any common charset, a Word document or a PDF) into a document of the article schema, with the details found in it.
 * Drops no words: `document` holds all that a reader would see. Binary, empty and over-long originals are refused as `invalid`.
 */
export async function cleanOriginal({ bytes, type, sourceUrl, charset, extract }: Original): Promise<Result<CleanedOriginal>> {
  if (bytes.length > (type === "text/html" || isFile(type) ? htmlLimit : articleLimit)) return tooLong();
  if (isFile(type)) return answered(await readInWorker({ text: "", file: bytes, type, sourceUrl: sourceUrl ?? null }));
  const decoded = decode(bytes, { declared: charset, html: type === "text/html" });
  if ("binary" in decoded) return binary(decoded.binary);
  return answered(await readInWorker({ text: toStorable(decoded.text), type, sourceUrl: sourceUrl ?? null, extract }));
}

/** Whose bytes are no text, but hold some. */
function isFile(type: OriginalType): boolean {
  return type === wordType || type === pdfType;
}

function answered(answer: Result<ReadAnswer>): Result<CleanedOriginal> {
  if (!answer.ok) return answer;
  if ("refused" in answer.value) return refuse("invalid", refusals[answer.value.refused]);
  if (Buffer.byteLength(answer.value.read.originalText) > articleLimit) return tooLong();
  return ok(answer.value.read);
}

function tooLong(): Result<never> {
  return refuse(
    "invalid",
    "This is longer than 2 MB of text, more than an article can be. Cut out the part you want to check and load that.",
  );
}

function binary(kind: string): Result<never> {
  return refuse(
    "invalid",
    `This is ${kind}. Assay reads plain text, Markdown, HTML, Word documents (.docx) and PDFs with text: open it, copy the article’s text and paste that.`,
  );
}

const refusals: Record<Extract<ReadAnswer, { refused: unknown }>["refused"], string> = {
  "no word document": "This is no Word document (.docx) that can be read. Open it in Word, save it anew, or copy its text and paste that.",
  "pdf locked": "This PDF is locked with a password. Open it, copy the article’s text and paste that.",
  "pdf pictures":
    "This PDF holds pictures of pages and no text. Recognise its text with another program first, or type what you want to check.",
  "pdf broken": "This is no PDF that can be read. Open it in another program, copy the text and paste that.",
  "pdf long": "This PDF has more than 300 pages. Cut out those you want to check and load them.",
  empty: "There is no text in this. Paste the article, or choose another file.",
  "too deep": "This HTML is nested too deeply to be an article. Copy the article’s text alone and paste that.",
  "too many": "This has far more lines or elements than an article has. Copy the article’s text alone and paste that.",
  "no article":
    "No article was found on this page: it may build its text by script. Open it in your browser, copy the text and paste that.",
  paywall: "This page is closed to readers without a subscription. If you have one, open it in your browser, copy the text and paste that.",
  consent:
    "The site shows a consent page instead of the article. Open it in your browser, agree or decline there, copy the text and paste that.",
  robot: "The site wants to see a person before it shows the article. Open it in your browser, copy the text and paste that.",
  missing: "The site says that this page doesn’t exist. Check the address.",
};
