/** The closed list of reasons for which Assay says no. The API sends them as `code` (RFC 9457). */
export const errorCodes = [
  "unauthenticated",
  "password_required",
  "forbidden",
  "not_found",
  "invalid",
  "conflict",
  "rate_limited",
  "upstream",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One thing wrong with what came in. `field` is a dotted path; empty: the whole. */
export type Problem = { field: string; message: string };

/**
 * What a caller needs to go on, by the code of the refusal. What belongs to a noun is known here by the least that its readers ask for
 * (as `pageKindOf`): nouns know of refusals, and not the other way.
 */
type RefusalDetails = {
  unauthenticated: never;
  password_required: never;
  not_found: never;
  forbidden: { scope: string } | { authors: string[] };
  invalid:
    | Problem[]
    | { blockers: { rule: string; message: string }[] }
    /** What a page or file turned out to be; `sign` and the rest where it could be looked at. */
    | { kind: string; sign: string; title: string; text: string; pages: string[] }
    | { kind: string }
    | { kind: "unreadable-characters"; count: number }
    /** A word of a cleaned text that the original hasn't at this place, in UTF-16 code units. */
    | { word: string; offset: number }
    /** The places of an ambiguous quote, in Unicode code points. */
    | { candidates: { start: number; end: number; exact: string; prefix: string; suffix: string }[] }
    /** What stands where other words were quoted. */
    | { exact: string }
    /** The slugs of the scale in force. */
    | { verdicts: string[] }
    | { file: string }
    /** The first rows of a backup that are not as they were written. */
    | { faults: { table: string; id: string; message: string }[] };
  conflict: /** What is there now, in place of what the caller has read. */
    | { current: object | undefined }
    | { article: { id: string; slug: string; title: string }; by: "text" | "address" }
    | { snapshot: { id: string; number: number; sha256: string } }
    /** A reading that would lose most of the article's words, and these passages with them. */
    | { kind: "words-lost"; words: { lost: number; of: number }; passages: string[] }
    | { previewSha256: string }
    /** The revision that readers see already. */
    | { number: number; sha256: string }
    | { withdrawal: { reason: string; withdrawnAt: string } }
    | { waitSeconds: number };
  rate_limited: { retryAfterSeconds: number };
  upstream: { reason: "out of space" };
};

/** An expected refusal, with what the caller needs to go on. `message` speaks to the person: what happened, what is kept, what to do. */
type RefusalOf<Code extends ErrorCode> = {
  [Each in Code]: {
    code: Each;
    message: string;
    /** The input field at fault, as a dotted path. */
    field?: string;
    details?: RefusalDetails[Each];
    /** What was stored all the same: the draft as it now is. */
    kept?: { updatedAt: string };
  };
}[Code];
export type Refusal = RefusalOf<ErrorCode>;

/** Expected outcomes are values; bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse<Code extends ErrorCode>(
  code: Code,
  message: string,
  more: Pick<RefusalOf<Code>, "field" | "details"> = {},
): { ok: false; error: RefusalOf<Code> } {
  return { ok: false, error: { code, message, ...more } };
}
