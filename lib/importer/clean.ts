import { type ArticleDetails, articleLimit, type Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import type { FoundDetails } from "#lib/domain/article/found-details.ts";
import type { ChromeLine } from "#lib/domain/article/import-draft.ts";
import type { OriginalType } from "#lib/domain/article/original-type.ts";
import { type Judgement, type PageKindDetails, pageKindMessage, pageKindNote } from "#lib/domain/article/page-kind.ts";
import { unreadableMessage } from "#lib/domain/article/unreadable-kinds.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Arrival } from "./arrived-type.ts";
import { readInWorker } from "./in-worker.ts";
import { htmlLimit } from "./inlined-files.ts";
import { judgeStatus } from "./judge-status.ts";
import type { BytesAnswer, ReadEncoding } from "./read-bytes.ts";

export type Original = {
  bytes: Uint8Array;
  type: OriginalType;
  /** Given where nobody has looked yet at what the bytes are: that counts, and `type` doesn't. */
  arrival?: Arrival;
  /** The address it was fetched from. */
  sourceUrl?: string;
  /** Charset that the server it came from declared. */
  charset?: string | null;
  /** Encoding that a person chose, over all that was found. */
  encoding?: string | null;
  /** Keep only the article that the page holds; for pages fetched from the web. */
  extract?: boolean;
  /** What is no article is refused, saying what it is, or taken with a note that says it. */
  judge?: "refuse" | "note";
  /** Of the answer that a page came in, and the address it was looked for at. */
  status?: number;
  asked?: string;
  /** Most bytes, where that is more than an article has: a source may be a book. */
  mostBytes?: number;
  /** Read a page that was saved in one file (MHTML), too. */
  savedPage?: boolean;
};

export type CleanedOriginal = {
  document: DocumentJson;
  details: Partial<ArticleDetails>;
  /** Where each of the details was found, with what else was. */
  found: FoundDetails;
  warnings: Warning[];
  /** The text of the whole original as its readers read it: `document` has no other words. */
  originalText: string;
  /** The original's text as it came, with what the reading rules left out. */
  untouchedText: string;
  /** Blocks that look like the page around the article; none of them is left out of `document`. */
  chrome: ChromeLine[];
  encoding: ReadEncoding;
  /** What it was read as. */
  type: OriginalType;
};

/**
 * Reads an original (text, Markdown or HTML, in any common charset, a Word document or a PDF) into a document of the article schema, with the details found in it.
 * Drops no words that a reader saw; what was left out or written otherwise is named in the warnings. Binary, empty and over-long originals are refused as `invalid`.
 */
export async function cleanOriginal({
  bytes,
  sourceUrl,
  charset,
  encoding,
  judge,
  mostBytes = htmlLimit,
  ...how
}: Original): Promise<Result<CleanedOriginal>> {
  const isText = how.arrival === undefined && (how.type === "text/plain" || how.type === "text/markdown");
  if (bytes.length > (isText ? articleLimit : mostBytes)) return tooLong();
  const input = { bytes, ...how, judge: judge !== undefined, sourceUrl: sourceUrl ?? null, declared: charset, chosen: encoding };
  return answered(await readInWorker(input), judge, how.status);
}

function answered(answer: Result<BytesAnswer>, judge: Original["judge"], status: Original["status"]): Result<CleanedOriginal> {
  if (!answer.ok) return answer;
  if ("unreadable" in answer.value) {
    const { unreadable: kind } = answer.value;
    return refuse("invalid", unreadableMessage(kind), { details: { kind } });
  }
  if ("refused" in answer.value) {
    const { refused, judgement = judgeStatus(status) } = answer.value;
    return judge === "refuse" && judgement ? refusePage(judgement, { title: "", text: "" }) : refuse("invalid", refusals[refused]);
  }
  const { judgement: found, ...read } = answer.value.read;
  const judgement = found ?? (judge === undefined ? null : judgeStatus(status));
  if (Buffer.byteLength(read.originalText) > articleLimit) return tooLong();
  if (judge === "refuse" && judgement)
    return refusePage(judgement, { title: read.details.title ?? "", text: canonicalText(read.document) });
  return ok(judgement ? { ...read, warnings: [pageKindNote(judgement), ...read.warnings] } : read);
}

/** In Unicode code points: enough of a page to see what it is. */
const shownOfPage = 1500;

/** `invalid`, with what the page is and how it begins, so that whoever asked can look, and ask again with `force`. */
function refusePage({ kind, sign, pages }: Judgement, { title, text }: { title: string; text: string }): Result<never> {
  const details: PageKindDetails = { kind, sign, title, text: [...text].slice(0, shownOfPage).join(""), pages };
  return refuse("invalid", pageKindMessage(kind), { details });
}

function tooLong(): Result<never> {
  return refuse(
    "invalid",
    "This is longer than 2 MB of text, more than an article can be. Cut out the part you want to check and load that.",
  );
}

/** What is said of an original without a word. */
export const nothingToRead = "There is no text in this. Paste the article, or choose another file.";

const refusals: Record<Extract<BytesAnswer, { refused: unknown }>["refused"], string> = {
  "no word document": "This is no Word document (.docx) that can be read. Open it in Word, save it anew, or copy its text and paste that.",
  "pdf locked": "This PDF is locked with a password. Open it, copy the article’s text and paste that.",
  "pdf pictures":
    "This PDF holds pictures of pages and no text. Recognise its text with another program first, or type what you want to check.",
  "pdf broken": "This is no PDF that can be read. Open it in another program, copy the text and paste that.",
  "pdf long": "This PDF has more than 300 pages. Cut out those you want to check and load them.",
  empty: nothingToRead,
  "too deep": "This HTML is nested too deeply to be an article. Copy the article’s text alone and paste that.",
  "too many": "This has far more lines or elements than an article has. Copy the article’s text alone and paste that.",
};
