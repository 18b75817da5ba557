import { randomUUID } from "node:crypto";
import { isPageKindNote } from "#lib/domain/article/page-kind.ts";
import { isGone } from "#lib/domain/claim/capture.ts";
import { largestSource } from "#lib/domain/claim/source-file.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { sharedWording } from "#lib/domain/text/shared-wording.ts";
import { type Fetched, type SafeFetchOptions, safeFetch } from "#lib/http/safe-fetch.ts";
import type { Arrival } from "./arrived-type.ts";
import { type CleanedOriginal, cleanOriginal, nothingToRead } from "./clean.ts";
import { detailsOf, lookYourself, noDetails, plainNote, type SourceDetails, standIns, withoutImport } from "./source-details.ts";

export type ReadSourceOptions = SafeFetchOptions;

/** What came of asking for a document: it is there, the site says that there is none (any more), or it could not be read. */
export type ReadSource =
  | {
      state: "kept";
      fetched: Fetched;
      /** All that its readers see; null where there are no words, or none that can be read. */
      text: string | null;
      details: SourceDetails;
      /** What is odd about it; empty where nothing is. */
      note: string;
    }
  | { state: "failed" | "gone"; reason: string };

/** Asks for a document of the public web and reads it, whatever it is. `options` are for tests alone. */
export async function readSource(address: string, options: ReadSourceOptions = {}): Promise<ReadSource> {
  const fetched = await safeFetch(address, { deadline: 30_000, mostBytes: largestSource, ...options });
  if (!fetched.ok) return { state: "failed", reason: withoutImport(fetched.error.message) };
  const { status, bytes, contentType } = fetched.value;
  if (isGone(status)) return { state: "gone", reason: `The site says that there is no such document (status ${status}).` };
  if (status >= 400) return { state: "failed", reason: refusedBy(status) };
  if (bytes.length === 0) return { state: "failed", reason: `The site answered with nothing at all (status ${status}).` };
  const read = await readFetched(fetched.value, address);
  // That we had other things to do says nothing of the document.
  if (!read.ok && read.error.code === "upstream") return { state: "failed", reason: read.error.message };
  if (!read.ok) {
    const note = contentType === "text/html" && read.error.message === nothingToRead ? noWords : unread(read.error.message);
    return { state: "kept", fetched: fetched.value, text: null, details: noDetails, note };
  }
  const kindNote = read.value.warnings.find(isPageKindNote);
  const kind = kindNote?.code.replace(/^page-kind-/, "") ?? "";
  // What came in its place is not the document: its words would be held against the quotation.
  const what = plainNote(kindNote?.message ?? "");
  if (kind === "error-page") return { state: "failed", reason: what };
  if (standIns.includes(kind)) return { state: "failed", reason: `${what} ${lookYourself}` };
  if (kind === "withdrawn") return { state: "gone", reason: what };
  const { originalText, found } = read.value;
  return {
    state: "kept",
    fetched: fetched.value,
    text: originalText.trim() === "" ? null : originalText,
    details: detailsOf(found),
    // That a source is a list, or one page of several, is nothing odd.
    note: kind === "paywall" || kind === "no-article" ? `${what} ${lookYourself}` : "",
  };
}

/** Pages that share so much of their wording are one page, but for a heading or an address repeated. */
const samePage = 0.9;

/**
 * Does the site answer an address that we make up, beside this one, with the page that it answers this one with? Then it says that there is no
 * such document, whatever its status.
 */
export async function isAnsweredToAny(address: string, text: string, options: ReadSourceOptions = {}): Promise<boolean> {
  const madeUp = new URL(`./${randomUUID()}`, address).href;
  const fetched = await safeFetch(madeUp, { deadline: 30_000, mostBytes: largestSource, ...options });
  if (!fetched.ok || fetched.value.status >= 400) return false;
  const read = await readFetched(fetched.value, madeUp);
  return read.ok && sharedWording(read.value.originalText, text) >= samePage;
}

const noWords = `No words were found on this page: it may build its text by script. ${lookYourself}`;

/** What it is. What to do with it is said to whoever imports an article; of a source, its readers put in a copy. */
function unread(message: string): string {
  const what = /^.+?\.(?= \p{Lu})/su.exec(message)?.[0] ?? message;
  return `${what} Look at it yourself, or put in a copy that has its text.`;
}

/** What the reader of today makes of a document that was fetched and kept; null where it finds no words. */
export async function readKept(bytes: Uint8Array, { contentType, url }: { contentType: string; url: string }): Promise<string | null> {
  const fetched = { bytes, contentType, url, movedTo: null, status: 200, charset: null, fileName: null, headers: {} };
  const read = await readFetched(fetched, url);
  return read.ok ? read.value.originalText : null;
}

function refusedBy(status: number): string {
  if ([401, 403, 407].includes(status))
    return `The site does not show this to programs, or not without signing in (status ${status}). ${lookYourself}`;
  if (status === 402) return `The site asks for money before it shows this (status 402). ${lookYourself}`;
  if (status === 429) return "The site asks us to come back later (status 429).";
  return `The site has trouble of its own (status ${status}).`;
}

/** What arrives as data is text all the same, as far as it is one. */
async function readFetched(fetched: Fetched, asked: string): Promise<Result<Pick<CleanedOriginal, "originalText" | "warnings" | "found">>> {
  const { bytes, charset, status, url } = fetched;
  const how = {
    bytes,
    sourceUrl: url.replace(/#.*/s, ""),
    charset,
    judge: "note",
    status,
    asked,
    mostBytes: largestSource,
    savedPage: true,
  } as const;
  const read = await cleanOriginal({ ...how, type: "text/html", arrival: arrivalOf(fetched), extract: true });
  if (read.ok || !isTextual(fetched.contentType)) return read;
  const plain = await cleanOriginal({ ...how, type: "text/plain" });
  return plain.ok ? ok({ ...plain.value, warnings: [] }) : read;
}

function isTextual(contentType: string): boolean {
  return contentType !== "text/html" && /^text\/|[/+](?:json|csv|yaml)$/.test(contentType);
}

function arrivalOf({ url, contentType, fileName }: Fetched): Arrival {
  if (contentType === "text/html" || /\bxml$/.test(contentType)) return { mediaType: "text/html" };
  return { mediaType: contentType, name: fileName ?? new URL(url).pathname };
}
