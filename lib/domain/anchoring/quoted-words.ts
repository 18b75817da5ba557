import type { QuotedWords } from "../claim/capture.ts";
import { fold } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { findAlike } from "./likeness.ts";
import { findWords, indexTokens, type TokenIndex } from "./occurrences.ts";
import { createTokenizer } from "./tokens.ts";

/** How much of what stands around the words is shown, in UTF-16 code units. */
const shownAround = 120;
/** Longest stretch, in UTF-16 code units, that a quotation with parts left out may run over. */
const longestGap = 3000;
/** Least share of its characters by which a place is like the words quoted; with less, it says something else in a few of the same words. */
const leastAlike = 0.7;

/**
 * Looks for quoted words in a text. `found`: they stand there, set otherwise perhaps (`fold`), as whole words; parts that the quotation says it
 * left out (“…”, “[…]”) may stand between. `similar`: nearly the same words do, and a person has to look. Never `found` for other words,
 * numbers or signs. Takes time in proportion to the text: long ones belong into a worker.
 */
export function findQuotedWords(text: string, quotes: readonly string[]): QuotedWords[] {
  const tokenize = createTokenizer();
  const index = (folded: ReturnType<typeof fold>) => indexTokens(folded, tokenize(folded.text));
  const within = index(fold(text, quotes.join("\n")));
  const shownAt = (span: Span) => placeIn(text, within.toOriginal(span));
  return quotes.map((given): QuotedWords => {
    const quote = bare(given);
    if (!/[\p{L}\p{N}]/u.test(quote)) return { state: "missing", place: null };
    const wanted = index(fold(quote, text));
    const whole = { start: 0, end: wanted.text.length };
    const there = placesOf(within, wanted)[0] ?? inParts(within, quote, (part) => index(fold(part, text)));
    if (there) return { state: "found", place: shownAt(there) };
    const [alike] = [...edgeless(within, wanted), ...findAlike(within, wanted, whole)];
    return alike && alike.similarity >= leastAlike ? { state: "similar", place: shownAt(alike.span) } : { state: "missing", place: null };
  });
}

/** Every place of the words where nothing is attached to them that would make other words of them. */
function placesOf(within: TokenIndex, wanted: TokenIndex): Span[] {
  return everyPlace(within, wanted).filter((place) => !isPartOfMore(within.text, place));
}

function everyPlace(within: TokenIndex, wanted: TokenIndex): Span[] {
  const { length } = wanted.text;
  return findWords(within, wanted, { start: 0, end: length }).map((start) => ({ start, end: start + length }));
}

/** Places that say the words, but with something attached: “American” in “un-American”, “5” in “−5”. */
function edgeless(within: TokenIndex, wanted: TokenIndex) {
  return everyPlace(within, wanted).map((span) => ({ span, similarity: 1 }));
}

function isPartOfMore(text: string, { start, end }: Span): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  const isNumber = /^\p{N}/u.test(text.slice(start, start + 2));
  return (
    /[\p{L}\p{N}][-'/]$/u.test(before) ||
    /^[-'/][\p{L}\p{N}]/u.test(after) ||
    (isNumber && (/(?:^|[\s(])[-−+±<>≤≥~≈]$/u.test(before) || /\p{Sc}$/u.test(before))) ||
    (/\p{N}$/u.test(text.slice(start, end)) && /^(?: ?[%‰°]|\p{Sc}|\p{No})/u.test(after))
  );
}

const leftOut = /\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,})\s*/u;

/** A quotation that leaves something out: its parts, each of some words, in order and not far from each other. */
function inParts(within: TokenIndex, quote: string, indexed: (part: string) => TokenIndex): Span | null {
  const parts = quote.split(leftOut).map(bare);
  if (parts.length < 2 || parts.some((part) => part.length < 8 || !/\S\s+\S/.test(part))) return null;
  const places = parts.map((part) => placesOf(within, indexed(part)));
  for (const first of places[0] ?? []) {
    let last: Span | undefined = first;
    for (const next of places.slice(1)) {
      const from: Span | undefined = last;
      last = from && next.find(({ start }) => start >= from.end && start - from.end <= longestGap);
    }
    if (last) return { start: first.start, end: last.end };
  }
  return null;
}

/** Without the marks of quotation around it, and the stop that ends it: they are the writer's own. */
function bare(quote: string): string {
  return quote
    .trim()
    .replace(/^(?:["'“”„‟«»‹›‘’‚「『]\s*)+/u, "")
    .replace(/(?:\s*["'“”‟«»‹›‘’」』]|[.,;:]|\s*…)+$/u, "")
    .replace(/^…\s*/u, "")
    .trim();
}

function placeIn(text: string, { start, end }: Span) {
  return {
    exact: text.slice(start, end),
    before: wholeWords(text.slice(Math.max(0, start - shownAround), start), start > shownAround, /^\S*\s/u),
    after: wholeWords(text.slice(end, end + shownAround), end + shownAround < text.length, /\s\S*$/u),
  };
}

/** Without the word that the cut goes through, which may be half a character. */
function wholeWords(part: string, isCut: boolean, edge: RegExp): string {
  return (isCut ? part.replace(edge, "") : part).toWellFormed();
}
