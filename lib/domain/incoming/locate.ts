import { findQuote, type Quote, type QuoteSearch, snapToGraphemes } from "../claim/passages.ts";
import { type CodePointIndex, codePointIndex } from "../text/code-points.ts";
import type { Span } from "../text/span.ts";
import type { TextSelector } from "./selectors.ts";

/**
 * Finds the one place of `text` that the selectors of a passage mean; they are alternatives. A position counts only where it doesn't
 * contradict the quote beside it; a quote in several places is settled by its context or by the position, else it stays `ambiguous`.
 * What is found is widened to whole characters (grapheme clusters), no further. Spans are UTF-16.
 */
export function createLocator(text: string): (selectors: TextSelector[]) => QuoteSearch {
  const index = codePointIndex(text);
  return (selectors) => {
    const search = locate({ text, index }, selectors);
    return "found" in search ? { found: snapToGraphemes(text, search.found) } : search;
  };
}

type Within = { text: string; index: CodePointIndex };

function locate(within: Within, selectors: TextSelector[]): QuoteSearch {
  const positions = selectors.flatMap((selector) => (selector.kind === "position" ? (positionOf(within, selector) ?? []) : []));
  let unsure: QuoteSearch = { missing: true };
  for (const selector of selectors) {
    if (selector.kind !== "quote") continue;
    const search = refine(within, quoted(within, selector.quote, positions), selector.refinedBy);
    if ("found" in search) return search;
    if ("ambiguous" in search) unsure = search;
  }
  if (selectors.some(({ kind }) => kind === "quote")) return unsure;
  for (const selector of selectors) {
    if (selector.kind === "range") {
      const span = rangeOf(within, selector);
      if (span) return { found: span };
    } else if (selector.kind === "position") {
      const span = positionOf(within, selector);
      if (span) return refine(within, { found: span }, selector.refinedBy);
    }
  }
  return { missing: true };
}

function quoted({ text }: Within, quote: Quote, positions: Span[]): QuoteSearch {
  const there = positions.find(
    ({ start, end }) =>
      text.slice(start, end) === quote.exact &&
      text.slice(0, start).endsWith(quote.prefix ?? "") &&
      text.slice(end).startsWith(quote.suffix ?? ""),
  );
  if (there) return { found: there };
  const search = findQuote(text, quote);
  if (!("ambiguous" in search)) return search;
  const named = search.ambiguous.filter((span) => positions.some(({ start, end }) => start === span.start && end === span.end));
  const [only, another] = named;
  return only && !another ? { found: only } : search;
}

function positionOf({ text, index }: Within, { start, end }: Span): Span | null {
  const length = index.toCodePoint(text.length);
  return start < end && end <= length ? { start: index.toUtf16(start), end: index.toUtf16(end) } : null;
}

/** From where the first selector begins to where the second begins, as the standard has it. */
function rangeOf(within: Within, { start, end }: { start: TextSelector[]; end: TextSelector[] }): Span | null {
  const first = locate(within, start);
  const last = locate(within, end);
  if (!("found" in first) || !("found" in last) || first.found.start >= last.found.start) return null;
  return { start: first.found.start, end: last.found.start };
}

/** What refines a selector counts within what that selector found. */
function refine({ text }: Within, search: QuoteSearch, refinedBy: TextSelector[]): QuoteSearch {
  if (refinedBy.length === 0 || !("found" in search)) return search;
  const { start: from, end: to } = search.found;
  const part = text.slice(from, to);
  const inner = locate({ text: part, index: codePointIndex(part) }, refinedBy);
  const shifted = ({ start, end }: Span) => ({ start: start + from, end: end + from });
  if ("found" in inner) return { found: shifted(inner.found) };
  return "ambiguous" in inner ? { ambiguous: inner.ambiguous.map(shifted) } : inner;
}
