import { occurrences } from "#lib/domain/claim/passages.ts";
import type { Span } from "#lib/domain/text/span.ts";

/** As much as annotation clients keep of either side (Web Annotation: TextQuoteSelector). */
const context = 32;

/**
 * What a plain quote matcher does: of the places that say the words exactly, the one with most of the old prefix and suffix beside it; the
 * first where several have as much. Null where the words do not stand. UTF-16.
 */
export function matchQuote(oldText: string, newText: string, { start, end }: Span): Span | null {
  const exact = oldText.slice(start, end);
  const prefix = oldText.slice(Math.max(0, start - context), start);
  const suffix = oldText.slice(end, end + context);
  let best: { span: Span; beside: number } | null = null;
  for (const at of occurrences(newText, exact)) {
    const span = { start: at, end: at + exact.length };
    const beside = sharedEnd(prefix, newText.slice(0, at)) + sharedStart(suffix, newText.slice(span.end));
    if (best === null || beside > best.beside) best = { span, beside };
  }
  return best?.span ?? null;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
