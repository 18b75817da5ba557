import { z } from "zod";
import type { SourceFinding, SourceMove } from "./source.ts";

/** How the document behind a source stands to our copy of it. */
export const captureStates = ["waiting", "reading", "kept", "failed", "gone"] as const;
export type CaptureState = (typeof captureStates)[number];

/** Whether the words that evidence quotes stand in our copy of its source: as they are, nearly so, or not. */
export const quoteStates = ["found", "similar", "missing"] as const;
export type QuoteState = (typeof quoteStates)[number];

/** Where quoted words, or those most like them, stand in a copy: the words there, and what is around them. */
export const quotePlace = z.object({ exact: z.string(), before: z.string(), after: z.string() });
type QuotePlace = z.infer<typeof quotePlace>;

/** What came of looking for quoted words. `place` is null where they are missing. */
export type QuotedWords = { state: QuoteState; place: QuotePlace | null };

/** What is known of the document behind a piece of evidence. All but `quote` and `place` is the source's, the same wherever it is cited. */
export type EvidenceCapture = {
  state: CaptureState;
  /** Why it could not be read, or what is odd about what was. */
  reason: string;
  /** When our newest copy was made; null, as its hashes are, while there is none. */
  at: string | null;
  sha256: string | null;
  /** Of the text as read; null as well for what has no words, as a picture. */
  textSha256: string | null;
  /** Who of the desk put that copy in by hand; null where the server read it itself. */
  putInBy: string | null;
  /** What that copy says that it is an archived copy of; null where it says nothing. */
  mementoOf: string | null;
  /** Null while nothing is quoted, or nobody has looked yet. */
  quote: QuoteState | null;
  place: QuotePlace | null;
  /** What a later look found, of the document or of the words quoted. */
  news: (Pick<SourceFinding, "kind" | "at"> & { moved: SourceMove | null }) | null;
};

/** Statuses that say no more than that a program was not let in, or not now: the document may be there all the same. */
const notForPrograms = [401, 402, 403, 405, 406, 407, 408, 421, 425, 426, 428, 429];

/** Does an answer of this status say that there is no such document any more? */
export function isGone(status: number): boolean {
  return status >= 400 && status < 500 && !notForPrograms.includes(status);
}

/** How many times in a row a document is tried again by itself that could not be read, and the minutes to wait before each. */
const retries = [10, 60, 360, 1440, 4320];

/** When a document that could not be read so many times in a row is tried again: minutes after the last time; null: never by itself. */
export function minutesUntilRetry(failures: number): number | null {
  return retries[failures - 1] ?? null;
}

/** A copy as readers are told of it. `byHand`: somebody of the desk put it in; left out where the server read it itself. */
export type PublishedCapture = Pick<EvidenceCapture, "state" | "at" | "sha256" | "textSha256" | "quote"> & { byHand?: true };
