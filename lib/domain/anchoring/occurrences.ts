import { occurrences } from "../claim/passages.ts";
import type { Span } from "../text/span.ts";
import { type Tokens, tokenAt } from "./tokens.ts";

/** Where each token stands in a text. */
export type TokenIndex = { text: string; tokens: Tokens; places: Map<number, number[]> };

/** Notes where each token stands, for `findWords` to look them up. */
export function indexTokens(text: string, tokens: Tokens): TokenIndex {
  const places = new Map<number, number[]>();
  for (const [at, id] of tokens.ids.entries()) {
    const known = places.get(id);
    if (known) known.push(at);
    else places.set(id, [at]);
  }
  return { text, tokens, places };
}

/**
 * Every place in `index` that says the words of a span of `from`, to the code unit, as whole words wherever the span itself begins and
 * ends with whole words: “12” does not occur in “120”.
 */
export function findWords(index: TokenIndex, from: TokenIndex, span: Span): number[] {
  const exact = from.text.slice(span.start, span.end);
  const wholeAtStart = from.tokens.isBoundary[span.start] === 1;
  const wholeAtEnd = from.tokens.isBoundary[span.end] === 1;
  const isWhole = (start: number) =>
    (!wholeAtStart || index.tokens.isBoundary[start] === 1) && (!wholeAtEnd || index.tokens.isBoundary[start + exact.length] === 1);

  const rarest = rarestToken(index, from, span);
  if (rarest === null) return occurrences(index.text, exact).filter(isWhole);
  return rarest.places
    .map((at) => (index.tokens.starts[at] ?? 0) - rarest.offset)
    .filter((start) => start >= 0 && index.text.startsWith(exact, start) && isWhole(start));
}

/** Of the tokens that lie within the span, the one with the fewest places in `index`; null when none lies within it in full. */
function rarestToken(index: TokenIndex, from: TokenIndex, span: Span): { places: number[]; offset: number } | null {
  const { starts, ids } = from.tokens;
  let best: { places: number[]; offset: number } | null = null;
  const first = tokenAt(from.tokens, span.start);
  for (let at = starts[first] === span.start ? first : first + 1; (starts[at + 1] ?? Number.POSITIVE_INFINITY) <= span.end; at++) {
    const places = index.places.get(ids[at] ?? -1) ?? [];
    if (best === null || places.length < best.places.length) best = { places, offset: (starts[at] ?? 0) - span.start };
  }
  return best;
}
