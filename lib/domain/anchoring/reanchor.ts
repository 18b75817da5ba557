import type { Anchoring } from "../claim/annotation.ts";
import { type Anchor, spanMatches } from "../claim/passages.ts";
import type { Span } from "../text/span.ts";
import { belongsToOther, type Comparison, compare } from "./comparison.ts";
import { findAlike, type Likeness } from "./likeness.ts";
import { theOnlyLikeness, whereRewritten } from "./new-words.ts";
import { findWords } from "./occurrences.ts";
import { toSentenceEdges } from "./own-sentences.ts";
import { theOnlyPlace } from "./same-words.ts";

/** Where a passage of the old text stands in the new one. Spans are of the new text, in UTF-16 code units. */
export type Reanchored = {
  /**
   * - `exact`: the same words to the code unit, in their place in the order of the text.
   * - `typography`: the same words in their place, set otherwise: folded (`fold`) they are equal.
   * - `moved`: the same words at another place, which can only be theirs.
   * - `changed`: the place is known, the words are not the same. `span` has the new ones; no verdict holds for them until a person says so.
   * - `lost`: no place is sure enough. `span` is null.
   */
  anchoring: Anchoring;
  span: Span | null;
  /** Other places worth a person's look, the likeliest first; `similarity` is from 0 to 1. */
  suggestions: Likeness[];
};

const mostSuggestions = 5;

/**
 * Carries passages over from one version of a text to the next. Positions are mapped through the difference of the two texts, folded;
 * the words must then be the same, and where they occur more than once, their surroundings must tell the places apart. What
 * cannot be told apart is lost, never guessed. The result is in the order of `passages`. Throws RangeError for a passage whose words do
 * not stand at its place in the old text.
 */
export function reanchor(oldText: string, newText: string, passages: readonly Pick<Anchor, "start" | "end" | "exact">[]): Reanchored[] {
  for (const passage of passages) {
    if (!spanMatches(oldText, passage)) throw new RangeError(`The old text does not say “${passage.exact}” at ${passage.start}`);
  }
  if (oldText === newText) return passages.map(({ start, end }) => ({ anchoring: "exact", span: { start, end }, suggestions: [] }));

  const comparison = compare(oldText, newText);
  const { old, fresh } = comparison;
  return passages.map((passage) => {
    const span = old.fromOriginal(passage);
    if (span.start === span.end) return { anchoring: "lost", span: null, suggestions: [] };
    const { anchoring, span: place, suggestions } = carryOver(comparison, span);
    const found = suggestions.map((each) => ({ ...each, span: fresh.toOriginal(each.span) }));
    if (place === null) return { anchoring, span: null, suggestions: found };
    const here = withSameEdges(newText, passage, old.toOriginal(span), fresh.toOriginal(place));
    const says = newText.slice(here.start, here.end);
    return { anchoring: anchoring === "exact" && says !== passage.exact ? "typography" : anchoring, span: here, suggestions: found };
  });
}

/**
 * Where a passage begins or ends within what folding takes as one, or beside it, and the new text has the same there, so does its place. It
 * has no more white space at its ends than the passage had.
 */
function withSameEdges(newText: string, passage: Pick<Anchor, "start" | "end" | "exact">, whole: Span, place: Span): Span {
  const same = { start: place.start + passage.start - whole.start, end: place.end + passage.end - whole.end };
  if (spanMatches(newText, { ...same, exact: passage.exact })) return same;
  const says = newText.slice(place.start, place.end);
  const more = (trim: (text: string) => string) =>
    Math.max(0, says.length - trim(says).length - passage.exact.length + trim(passage.exact).length);
  return { start: place.start + more((text) => text.trimStart()), end: place.end - more((text) => text.trimEnd()) };
}

function carryOver(comparison: Comparison, span: Span): Reanchored {
  const length = span.end - span.start;
  const everywhere = findWords(comparison.fresh, comparison.old, span).map((start) => ({ start, end: start + length }));
  const free = everywhere.filter((place) => !belongsToOther(comparison, span, place));
  const place = theOnlyPlace(comparison, span, free);
  if (place?.anchoring === "exact") return { ...place, suggestions: [] };

  // Words that went elsewhere are the passage only if nothing stands in its place: a correction may quote what it corrects.
  const inPlaceNow = whereRewritten(comparison, span);
  const rewritten = inPlaceNow && cameFromElsewhere(comparison, span, inPlaceNow.span) ? null : inPlaceNow;
  const sameWords = free.map((each) => ({ span: each, similarity: 1 }));
  if (rewritten && (place ? rewritten.likely : rewritten.sure))
    return { anchoring: "changed", span: rewritten.span, suggestions: rank(sameWords, rewritten.span) };
  if (place) return { ...place, suggestions: [] };

  const alike = findAlike(comparison.fresh, comparison.old, span).filter((each) => !belongsToOther(comparison, span, each.span));
  const found = free.length === 0 ? theOnlyLikeness(span, alike) : null;
  if (found) {
    const whole = toSentenceEdges(comparison, span, found, { start: 0, end: comparison.fresh.text.length });
    const now = belongsToOther(comparison, span, whole) ? found : whole;
    return { anchoring: "changed", span: now, suggestions: rank(alike, now) };
  }
  const inPlace = rewritten ? [{ span: rewritten.span, similarity: rewritten.left }] : [];
  return { anchoring: "lost", span: null, suggestions: rank([...sameWords, ...alike, ...inPlace], null) };
}

/** Several words that stood elsewhere in the old text are no change of this passage: the two have changed places, or one took the other's. */
function cameFromElsewhere({ old, fresh }: Comparison, span: Span, place: Span): boolean {
  if (fresh.text.slice(place.start, place.end).split(" ").length < 3) return false;
  const length = place.end - place.start;
  return findWords(old, fresh, place).some((start) => start >= span.end || start + length <= span.start);
}

function rank(places: Likeness[], taken: Span | null): Likeness[] {
  const kept: Likeness[] = [];
  for (const place of places.toSorted((a, b) => b.similarity - a.similarity)) {
    const overlaps = (other: Span) => place.span.start < other.end && other.start < place.span.end;
    if ((taken === null || !overlaps(taken)) && !kept.some(({ span }) => overlaps(span))) kept.push(place);
  }
  return kept.slice(0, mostSuggestions);
}
