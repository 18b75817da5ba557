import { z } from "zod";
import { parse } from "./parse.ts";
import { ok, type Result, refuse } from "./result.ts";

const mostAtOnce = 500;

/** How much of a list is asked for, and after what. */
export const paging = {
  limit: z.number().int().min(1).max(mostAtOnce).default(100),
  /** What the page before named as `next`. */
  cursor: z.string().max(1000).optional(),
};

/** Where the next page begins; null: nowhere. */
export type Next = { next: string | null };

const notOurs = "Give the cursor that the page before named as next.";

/** Where a page ends, as text for an address: the key of its last row. */
export function toCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key that a cursor stands for; null without one. What isn't of this shape is `invalid`. */
export function fromCursor<Key>(shape: z.ZodType<Key>, cursor: string | undefined): Result<Key | null> {
  if (cursor === undefined) return ok(null);
  const key = parse(shape, readJson(Buffer.from(cursor, "base64url").toString()));
  return key.ok ? key : refuse("invalid", notOurs, { field: "cursor" });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first `limit` of rows of which one more was asked for, and the cursor after them. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly (string | number)[]): { rows: Row[] } & Next {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}

const afterId = z.tuple([z.string()]);

/** One page of a short list that is read as a whole, each row known by its id. A row that is gone since ends nothing: what follows `order` goes on. */
export function sliceAfter<Row>(
  rows: readonly Row[],
  { limit, cursor }: { limit: number; cursor?: string },
  orderOf: (row: Row) => string,
): Result<{ rows: Row[] } & Next> {
  const after = fromCursor(afterId, cursor);
  if (!after.ok) return after;
  const sorted = rows.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : orderOf(one) > orderOf(other) ? 1 : 0));
  const [last] = after.value ?? [];
  const rest = last === undefined ? sorted : sorted.filter((row) => orderOf(row) > last);
  return ok(pageOf(rest, limit, (row) => [orderOf(row)]));
}
