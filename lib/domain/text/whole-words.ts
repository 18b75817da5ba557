import type { Span } from "./span.ts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
/** A line is looked at so far around, in UTF-16 units: longer than any word. */
const around = 500;

/** The smallest span that holds this one and cuts no word (UAX 29, with dictionaries for scripts without spaces). UTF-16; clips to the text. */
export function snapToWords(text: string, { start, end }: Span): Span {
  const first = wordAt(text, start);
  const last = end > start ? wordAt(text, end - 1) : null;
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

/** The word that the code unit at an offset belongs to; null for what is between words. */
function wordAt(text: string, offset: number): Span | null {
  const from = Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - around, 0);
  const lineEnd = text.indexOf("\n", offset);
  const part = text.slice(from, Math.min(lineEnd === -1 ? text.length : lineEnd, offset + around));
  const found = segmenter.segment(part).containing(offset - from);
  return found?.isWordLike ? { start: from + found.index, end: from + found.index + found.segment.length } : null;
}
