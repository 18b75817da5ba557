import { articleLimit } from "#lib/domain/article/article.ts";
import { type UnreadableKind, unreadableKinds } from "#lib/domain/article/unreadable-kinds.ts";
import { largestSource } from "#lib/domain/claim/source-file.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { arrivedType } from "./arrived-type.ts";
import { readInWorker } from "./in-worker.ts";
import { pictureType } from "./picture-type.ts";
import type { BytesAnswer } from "./read-bytes.ts";
import { detailsOf, noDetails, type SourceDetails, standIns } from "./source-details.ts";

export type ReadFile = {
  /** What it is, by its bytes. */
  contentType: string;
  /** All that its readers see; null where there are no words that can be read. */
  text: string | null;
  details: SourceDetails;
  /** What is odd about it; empty where nothing is. */
  note: string;
};

/** A file as somebody sends it: what they, or their system, say of it is a hint alone. */
export type SentFile = { bytes: Uint8Array; name: string; mediaType: string };

/**
 * Reads a file that somebody puts in as a source, or as a copy of one: a page, a PDF, a Word document, a text, a transcript, a picture. What
 * is none of these, or is no document but what a site shows in its place, is refused.
 */
export async function readFile({ bytes, name, mediaType }: SentFile): Promise<Result<ReadFile>> {
  if (bytes.length === 0) return refused("This file is empty. Choose it again, or save it anew.");
  if (bytes.length > largestSource) return refused(`This file is larger than ${largestSource / 1_000_000} MB. ${smaller}`);
  const picture = pictureType(bytes);
  if (picture !== null) return ok({ contentType: picture, text: null, details: noDetails, note: wordless });
  const answer = await readInWorker({
    ...{ bytes, arrival: { name, mediaType }, type: "text/plain" as const, sourceUrl: null },
    ...{ extract: true, judge: true, savedPage: true },
  });
  if (!answer.ok)
    return answer.error.code === "upstream"
      ? answer
      : refused("This file could not be read in reasonable time: it is built in an unusual way. Print it into a PDF and put that in.");
  return answered(answer.value, { bytes, name, mediaType });
}

const wordless = "It is a picture: there are no words in it that could be looked for.";
const smaller = "Put in the part that matters, or save it with smaller pictures.";

function answered(answer: BytesAnswer, { bytes, name, mediaType }: SentFile): Result<ReadFile> {
  if ("unreadable" in answer) return refused(unreadable(answer.unreadable));
  if ("refused" in answer) {
    const { refused: why } = answer;
    if (why === "pdf pictures")
      return ok(unread("application/pdf", "It holds pictures of pages and no text that could be looked through."));
    if (why === "pdf long") return ok(unread("application/pdf", "It has more than 300 pages, so its words were not read."));
    const arrived = arrivedType(bytes, { name, mediaType });
    if (why === "too many" && "type" in arrived)
      return ok(unread(arrived.type, "It has far more lines or elements than a document has, so its words were not read."));
    return refused(
      /html?$/i.test(name) && why === "empty" ? `There are no words in this page: it builds them by script. ${printed}` : refusals[why],
    );
  }
  const { originalText, type, found, judgement } = answer.read;
  if (judgement && standIns.includes(judgement.kind))
    return refused(
      `This is not the document, but what a site shows in its place: ${judgement.sign}. Save it anew once you see the document.`,
    );
  if (Buffer.byteLength(originalText) > articleLimit) return ok(unread(type, "It has more than 2 MB of text, so its words were not read."));
  return ok({ contentType: type, text: originalText, details: detailsOf(found), note: "" });
}

const unread = (contentType: string, note: string): ReadFile => ({ contentType, text: null, details: noDetails, note });

const printed = "Open it, print it into a PDF or take a picture of it, and put that in.";

type Why = Exclude<Extract<BytesAnswer, { refused: unknown }>["refused"], "pdf pictures" | "pdf long">;

const refusals: Record<Why, string> = {
  empty: "There are no words in this file. Choose another one, or take a picture of what you see.",
  "no word document": `This is no Word document that can be read, or it unpacks to more than a document can be. ${printed}`,
  "pdf locked": "This PDF is locked with a password. Save it without one, and put that in.",
  "pdf broken": "This is no PDF that can be read. Print it into a PDF anew, or take a picture of it.",
  "too deep": `This page is nested too deeply to be read. ${printed}`,
  "too many": `This has far more lines or elements than a document has. ${printed}`,
};

function unreadable(kind: UnreadableKind): string {
  const { what, todo } = unreadableKinds[kind];
  return kind === "picture"
    ? "This is a picture of a kind that not every browser shows. Save it as PNG or JPEG."
    : `This is ${what}, which Assay doesn’t read. ${todo}, and put that in.`;
}

function refused(message: string): Result<never> {
  return refuse("invalid", `${message} Nothing was kept, and nothing else was changed.`, { field: "file" });
}
