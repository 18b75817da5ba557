import searchApproximately from "approx-string-match";
import type { Span } from "../text/span.ts";
import type { TokenIndex } from "./occurrences.ts";
import { tokenAt } from "./tokens.ts";

export type Likeness = { span: Span; similarity: number };

/** The share of a passage's characters that may differ for a place to be looked at all. */
const mostDifferent = 0.5;
/** Words that stand in more places than this point nowhere. */
const commonWord = 64;
const candidatePlaces = 6;
/** Longest passage compared character by character; of a longer one, this much. */
const longestPattern = 600;

/**
 * The places of the new text that are most like a span of the old one, best first: where many of its rarer words stand in about the same
 * order, compared character by character (approximate string matching), `similarity` from 0 to 1.
 */
export function findAlike(fresh: TokenIndex, old: TokenIndex, span: Span): Likeness[] {
  const first = tokenAt(old.tokens, span.start);
  const last = tokenAt(old.tokens, span.end - 1);
  const length = last - first + 1;
  const width = Math.max(4, length >> 2);

  const votes = new Map<number, number>();
  for (let at = first; at <= last; at++) {
    if (old.tokens.isWord[at] !== 1) continue;
    const places = fresh.places.get(old.tokens.ids[at] ?? -1) ?? [];
    if (places.length > commonWord) continue;
    for (const place of places) {
      const bucket = Math.floor((place - (at - first)) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / places.length);
    }
  }

  const exact = old.text.slice(span.start, span.end);
  const found = [...votes]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, candidatePlaces)
    .flatMap(([bucket]) => mostAlike(fresh, exact, (bucket - 1) * width, (bucket + 2) * width + length));
  const distinct = new Map(found.toSorted((a, b) => a.similarity - b.similarity).map((each) => [each.span.start, each]));
  return withoutOverlaps([...distinct.values()].toSorted((a, b) => b.similarity - a.similarity));
}

function mostAlike({ text, tokens }: TokenIndex, exact: string, fromToken: number, toToken: number): Likeness[] {
  const from = tokens.starts[Math.max(0, fromToken)] ?? text.length;
  const to = tokens.starts[Math.min(tokens.ids.length, Math.max(0, toToken))] ?? text.length;
  return alikeWithin(text, exact, { start: from, end: to }).map(({ span, similarity }) => ({
    span: wholeTokens({ text, tokens }, span),
    similarity,
  }));
}

/** The best places for `exact` within a part of `text`. */
export function alikeWithin(text: string, exact: string, { start, end }: Span): Likeness[] {
  const pattern = exact.slice(0, longestPattern);
  const matches = searchApproximately(text.slice(start, end), pattern, Math.floor(pattern.length * mostDifferent));
  return matches.slice(0, candidatePlaces).map((match) => ({
    span: { start: start + match.start, end: Math.min(end, start + match.end + exact.length - pattern.length) },
    similarity: 1 - match.errors / pattern.length,
  }));
}

function wholeTokens({ text, tokens }: Pick<TokenIndex, "text" | "tokens">, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && tokens.isBoundary[start] !== 1) start--;
  while (end < text.length && tokens.isBoundary[end] !== 1) end++;
  return { start, end };
}

function withoutOverlaps(ranked: Likeness[]): Likeness[] {
  const kept: Likeness[] = [];
  for (const each of ranked) {
    if (kept.every(({ span }) => each.span.end <= span.start || each.span.start >= span.end)) kept.push(each);
  }
  return kept;
}
