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

/** An expected refusal. `message` speaks to the person: what happened, what is kept, what to do. */
export type Refusal = {
  code: ErrorCode;
  message: string;
  /** The input field at fault, as a dotted path. */
  field?: string;
  /** What the caller needs to go on: candidates of an ambiguous quote, the current row of a stale write, reasons. */
  details?: unknown;
};

/** Expected outcomes are values; bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: ErrorCode, message: string, more: Pick<Refusal, "field" | "details"> = {}): Result<never> {
  return { ok: false, error: { code, message, ...more } };
}
