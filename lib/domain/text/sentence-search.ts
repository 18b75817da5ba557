import type { Span } from "./span.ts";

/** The parts of a query that are looked for: words, case ignored, at most eight. */
export function queryWords(query: string): string[] {
  return [...new Set(query.toLocaleLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [])].slice(0, 8);
}

/**
 * The sentences of `text` in which most of the words occur, best first, then in text order; spans are UTF-16. A sentence never crosses a
 * line feed.
 */
export function findSentences(text: string, words: string[], atMost: number): (Span & { found: number })[] {
  if (words.length === 0) return [];
  // Words hold letters, digits, apostrophes and hyphens only: nothing that means more in a pattern.
  const anyWord = new RegExp(words.join("|"), "giu");
  const sentences = new Map<number, Span & { found: number }>();
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const places = [...line.matchAll(anyWord)].map((match) => match.index);
    const segments = places.length > 0 ? segmenter.segment(line) : null;
    for (const place of places) {
      const sentence = segments?.containing(place);
      if (!sentence) continue;
      const start = lineStart + sentence.index;
      if (sentences.has(start)) continue;
      const lower = sentence.segment.toLocaleLowerCase();
      const found = words.filter((word) => lower.includes(word)).length;
      sentences.set(start, { start, end: start + sentence.segment.trimEnd().length, found });
    }
    lineStart += line.length + 1;
  }
  return [...sentences.values()].sort((a, b) => b.found - a.found || a.start - b.start).slice(0, atMost);
}

/** Every sentence of a text, without the white space around it; none crosses a line feed. Spans are UTF-16. */
export function sentencesOf(text: string): Span[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    for (const { index, segment } of segmenter.segment(line)) {
      const start = lineStart + index + segment.length - segment.trimStart().length;
      if (segment.trim() !== "") spans.push({ start, end: start + segment.trim().length });
    }
    lineStart += line.length + 1;
  }
  return spans;
}
