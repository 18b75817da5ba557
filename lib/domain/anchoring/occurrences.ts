import { occurrences } from "../claim/passages.ts";
import type { Folded } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { type Tokens, tokenAt } from "./tokens.ts";
import { type Words, wordsBefore, wordsOf } from "./words.ts";

/** Where each token stands in a text. */
export type TokenIndex = Folded & { tokens: Tokens; words: Words; places: Map<number, number[]> };

/** Notes where each token of a folded text stands, for `findWords` to look them up. */
export function indexTokens(folded: Folded, tokens: Tokens): TokenIndex {
  const places = new Map<number, number[]>();
  for (const [at, id] of tokens.ids.entries()) {
    const known = places.get(id);
    if (known) known.push(at);
    else places.set(id, [at]);
  }
  return { ...folded, tokens, words: wordsOf(folded, tokens), places };
}

/**
 * Every place in `index` that says the words of a span of `from`, of whole units of folding, as whole words wherever the span itself begins and
 * ends with whole words: “12” does not occur in “120”.
 */
export function findWords(index: TokenIndex, from: TokenIndex, span: Span): number[] {
  const exact = from.text.slice(span.start, span.end);
  const wholeAtStart = from.tokens.isBoundary[span.start] === 1;
  const wholeAtEnd = from.tokens.isBoundary[span.end] === 1;
  const isWhole = (start: number) =>
    index.isWhole(start) &&
    index.isWhole(start + exact.length) &&
    (!wholeAtStart || index.tokens.isBoundary[start] === 1) &&
    (!wholeAtEnd || index.tokens.isBoundary[start + exact.length] === 1);

  const rarest = rarestToken(index, from, span);
  if (rarest === null) return occurrences(index.text, exact).filter(isWhole);
  return rarest.places
    .map((at) => (index.tokens.starts[at] ?? 0) - rarest.offset)
    .filter((start) => start >= 0 && index.text.startsWith(exact, start) && isWhole(start));
}

/** The same, as spans. */
export function placesOf(index: TokenIndex, old: TokenIndex, span: Span): Span[] {
  return findWords(index, old, span).map((start) => ({ start, end: start + span.end - span.start }));
}

/** The sentences, lines, or parts of them up to a colon, in which a span begins and ends. */
export function edgeSentences({ words }: TokenIndex, span: Span): [Span, Span] {
  const sentenceAt = (rank: number): Span => {
    let [first, last] = [rank, rank];
    while (first > 0 && words.isLast[first - 1] === 0) first--;
    while (last < words.ids.length - 1 && words.isLast[last] === 0) last++;
    return { start: words.starts[first] ?? span.start, end: words.ends[last] ?? span.end };
  };
  return [sentenceAt(wordsBefore(words, span.start)), sentenceAt(wordsBefore(words, span.end) - 1)];
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
