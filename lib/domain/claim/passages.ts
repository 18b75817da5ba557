import { splitsSurrogatePair } from "../text/code-points.ts";
import { type Folded, fold } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { contextLength, type Passage } from "./annotation.ts";

/** The words of a passage with what stands around them: W3C's TextPositionSelector and TextQuoteSelector in one. Offsets are UTF-16. */
export type Anchor = Pick<Passage, "start" | "end" | "exact" | "prefix" | "suffix">;

/** A W3C TextQuoteSelector. An absent or empty prefix or suffix says nothing. */
export type Quote = { exact: string; prefix?: string; suffix?: string };

export type QuoteSearch = { found: Span } | { ambiguous: Span[] } | { missing: true };

/** The anchor of a span of `text` (UTF-16). Prefix and suffix never hold half a surrogate pair. Throws RangeError for an empty span or one outside the text. */
export function makePassage(text: string, { start, end }: Span): Anchor {
  if (!(start >= 0 && start < end && end <= text.length))
    throw new RangeError(`Span ${start}–${end} is not within a text of ${text.length}`);
  const from = Math.max(0, start - contextLength);
  const to = Math.min(text.length, end + contextLength);
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
  };
}

/** Do the words at this place of `text` say `exact`, to the code unit? */
export function spanMatches(text: string, { start, end, exact }: Span & { exact: string }): boolean {
  return start >= 0 && start < end && end <= text.length && text.slice(start, end) === exact;
}

/** The smallest span that holds this one and cuts no character as a reader sees it (extended grapheme cluster, UAX 29). Clips to the text. */
export function snapToGraphemes(text: string, { start, end }: Span): Span {
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  const from = graphemes.containing(Math.max(0, start));
  const to = end > start ? graphemes.containing(Math.min(text.length, end) - 1) : from;
  return {
    start: from ? from.index : text.length,
    end: end > start ? (to ? to.index + to.segment.length : text.length) : from ? from.index : text.length,
  };
}

/**
 * Finds the one place that a quote means. Words are compared to the code unit first; if they are nowhere, again folded (`fold`): typed with other
 * quotation marks or dashes, without soft hyphens or joiners, they are found all the same. A match never cuts a character in two. One match is found, whatever the context
 * says. Of several, the one whose prefix and suffix agree is found; when context is missing, contradicts them all, or cannot tell them
 * apart, they are `ambiguous`: this never guesses. Spans are of `text` as it stands, UTF-16.
 */
export function findQuote(text: string, quote: Quote): QuoteSearch {
  const spans = occurrences(text, quote.exact).map((start) => ({ start, end: start + quote.exact.length }));
  const whole = keepWhole(text, spans);
  const [only, another] = whole;
  if (only && !another) return { found: only };

  const folded = fold(text, quote.exact);
  if (only) return settle(whole, folded, quote);
  const needle = fold(quote.exact, text).text.trim();
  const alike = occurrences(folded.text, needle)
    .map((start) => ({ start, end: start + needle.length }))
    .filter(({ start, end }) => folded.isWhole(start) && folded.isWhole(end))
    .map(folded.toOriginal);
  return settle(keepWhole(text, alike), folded, quote);
}

/** Every place where `part` begins in `text`, overlapping ones too. */
export function occurrences(text: string, part: string): number[] {
  const starts: number[] = [];
  if (part === "") return starts;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

function keepWhole(text: string, spans: Span[]): Span[] {
  if (spans.length === 0) return spans;
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  const isBoundary = (offset: number) => offset >= text.length || graphemes.containing(offset)?.index === offset;
  return spans.filter((span) => isBoundary(span.start) && isBoundary(span.end));
}

/** Context of fewer characters than this may agree by accident, so it has to agree in full. */
const tellingContext = 8;

type Agreement = { span: Span; before: number; after: number };

function settle(spans: Span[], folded: Folded, quote: Quote): QuoteSearch {
  const [first, ...others] = spans;
  if (!first) return { missing: true };
  if (others.length === 0) return { found: first };

  const prefix = fold(quote.prefix ?? "").text;
  const suffix = fold(quote.suffix ?? "").text;
  if (prefix + suffix === "") return { ambiguous: spans };

  const measured = spans.map((span) => agreement(span, folded, prefix, suffix));
  const longestBefore = measured.reduce((longest, { before }) => Math.max(longest, before), 0);
  const longestAfter = measured.reduce((longest, { after }) => Math.max(longest, after), 0);
  if (longestBefore < Math.min(prefix.length, tellingContext) || longestAfter < Math.min(suffix.length, tellingContext))
    return { ambiguous: spans };

  // One place has to lead on both sides: where the prefix points to one and the suffix to another, neither is meant for sure.
  const leading = measured.filter(({ before, after }) => before === longestBefore && after === longestAfter);
  const [only, ...rest] = leading;
  if (only && rest.length === 0) return { found: only.span };
  return { ambiguous: only ? leading.map(({ span }) => span) : spans };
}

function agreement(span: Span, folded: Folded, prefix: string, suffix: string): Agreement {
  const { start, end } = folded.fromOriginal(span);
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === folded.text[start - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === folded.text[end + after]) after++;
  return { span, before, after };
}
