import type { Span } from "../text/span.ts";

/**
 * How far the surroundings of one place agree with those of another, in UTF-16 units. `before` and `after` are infinite when they agree
 * to the edge of both texts; `length` is the longer side as it was counted.
 */
export type Agreement = { before: number; after: number; length: number };

/** Agreement of so many units does not come about by chance. */
export const telling = 16;

/** Counts outwards from both ends of the two spans, code unit by code unit, until the texts differ or one of them ends. */
export function agreementAt(oldText: string, old: Span, newText: string, fresh: Span): Agreement {
  const mostBefore = Math.min(old.start, fresh.start);
  let before = 0;
  while (before < mostBefore && oldText.charCodeAt(old.start - 1 - before) === newText.charCodeAt(fresh.start - 1 - before)) before++;
  const mostAfter = Math.min(oldText.length - old.end, newText.length - fresh.end);
  let after = 0;
  while (after < mostAfter && oldText.charCodeAt(old.end + after) === newText.charCodeAt(fresh.end + after)) after++;
  return {
    before: before === old.start && before === fresh.start ? Number.POSITIVE_INFINITY : before,
    after: after === oldText.length - old.end && after === newText.length - fresh.end ? Number.POSITIVE_INFINITY : after,
    length: Math.max(before, after),
  };
}

/** Does `a` agree further than `b` on one side at least, and no less on the other? */
export function outdoes(a: Agreement, b: Agreement): boolean {
  return a.before >= b.before && a.after >= b.after && (a.before > b.before || a.after > b.after);
}

/** Is `b` no more than chance where `a` is far more? */
export function dwarfs(a: Agreement, b: Agreement): boolean {
  return b.length < telling && a.length >= 2 * telling;
}

const lastWord = /(?:^|[^\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]+[^\p{L}\p{M}\p{N}]*$/u;
const firstWord = /^[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]+(?:[^\p{L}\p{M}\p{N}]|$)/u;

/** Is the word before, or the word after, the same at both places (or the edge of the text)? */
export function sharesNeighbour(oldText: string, old: Span, { before, after }: Agreement): boolean {
  if (before === Number.POSITIVE_INFINITY || after === Number.POSITIVE_INFINITY) return true;
  const left = oldText.slice(old.start - Math.min(before, 2 * telling), old.start);
  const right = oldText.slice(old.end, old.end + Math.min(after, 2 * telling));
  return before >= telling || after >= telling || lastWord.test(left.slice(1)) || firstWord.test(right.slice(0, -1));
}

/** Sentences are followed to their ends so far, in UTF-16 units. */
const longestSentence = 1500;

const sentenceEnd = /(?:^|\n|[.!?…。！？][”’"')\]»]*\s+)$/u;
const nextSentence = /^(?:$|\n|\s)/u;

/** Does a sentence begin at this offset (after a line break, or after a full stop)? */
function beginsSentence(text: string, offset: number): boolean {
  return sentenceEnd.test(text.slice(Math.max(0, offset - 8), offset)) || offset === 0;
}

/** Does a sentence end at this offset, with a line break or white space to follow? */
function endsSentence(text: string, offset: number): boolean {
  const closed = /[.!?…。！？][”’"')\]»]*$/u.test(text.slice(Math.max(0, offset - 4), offset));
  return text[offset] === "\n" || offset === text.length || (closed && nextSentence.test(text.slice(offset, offset + 1)));
}

/** Does the agreement before reach the beginning of a sentence at both places? */
export function agreesFromStart(oldText: string, old: Span, newText: string, fresh: Span, { before }: Agreement): boolean {
  return anyUpTo(before, (back) => beginsSentence(oldText, old.start - back) && beginsSentence(newText, fresh.start - back));
}

/** Does the agreement after reach the end of a sentence at both places? */
export function agreesToEnd(oldText: string, old: Span, newText: string, fresh: Span, { after }: Agreement): boolean {
  return anyUpTo(after, (ahead) => endsSentence(oldText, old.end + ahead) && endsSentence(newText, fresh.end + ahead));
}

function anyUpTo(most: number, test: (distance: number) => boolean): boolean {
  for (let distance = 0; distance <= Math.min(most, longestSentence); distance++) if (test(distance)) return true;
  return false;
}

/** Do quotation marks now enclose what agrees, that did not before? Then somebody quotes the words, as a correction quotes what it corrects. */
export function isNewlyQuoted(newText: string, fresh: Span, { before, after }: Agreement): boolean {
  if (before === Number.POSITIVE_INFINITY || after === Number.POSITIVE_INFINITY) return false;
  return /[“„«"‘']/u.test(newText[fresh.start - before - 1] ?? "") && /[”“»"’']/u.test(newText[fresh.end + after] ?? "");
}
