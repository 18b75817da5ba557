import type { Span } from "../annotation.ts";
import { agreementAt, agreesFromStart, agreesToEnd, dwarfs, outdoes, sharesNeighbour, telling } from "./agreement.ts";
import { type Comparison, imageOf, isInOrder, keptAround } from "./comparison.ts";
import { findWords } from "./occurrences.ts";

export type SameWords = { anchoring: "exact" | "moved"; span: Span };

/** The least share of the surroundings that has to be left for a place to be the old one without further signs. */
const enoughKept = 0.25;

/**
 * The one place of the new text where the words of a passage still stand and can only be its own, or null. `free` are the places that
 * continue no other part of the old text, `everywhere` all places with these words.
 */
export function theOnlyPlace(comparison: Comparison, span: Span, free: Span[], everywhere: Span[]): SameWords | null {
  const { old, fresh } = comparison;
  const length = span.end - span.start;
  const before = findWords(old, old, span).map((start) => ({ start, end: start + length }));

  const isRepeated = before.length > 1 || everywhere.length > 1;
  // As many as before, each in its place: there is nothing to tell apart.
  const allInPlace = before.length === everywhere.length && before.every((each) => isAmong(everywhere, imageOf(comparison, each)));
  const place = isRepeated && allInPlace ? imageOf(comparison, span) : mostAgreeing(comparison, span, free);
  if (!place) return null;

  const agreement = agreementAt(old.text, span, fresh.text, place);
  if (isRepeated && !allInPlace) {
    if (agreement.length < telling) return null;
    const rivals = [
      ...everywhere.filter((each) => each.start !== place.start).map((each) => agreementAt(old.text, span, fresh.text, each)),
      ...before.filter((each) => each.start !== span.start).map((each) => agreementAt(old.text, each, fresh.text, place)),
    ];
    if (!rivals.every((rival) => outdoes(agreement, rival) || dwarfs(agreement, rival))) return null;
  }

  const inOrder = isInOrder(comparison, span, place);
  const inPlace =
    inOrder &&
    keptAround(comparison, span, place) >= enoughKept &&
    (isSubstantial(old.text.slice(span.start, span.end)) || sharesNeighbour(old.text, span, agreement));
  if (!inPlace && !standsAlone(comparison, span, place)) return null;
  return { anchoring: inOrder ? "exact" : "moved", span: place };
}

function mostAgreeing({ old, fresh }: Comparison, span: Span, places: Span[]): Span | null {
  let best: { place: Span; total: number } | null = null;
  for (const place of places) {
    const { before, after } = agreementAt(old.text, span, fresh.text, place);
    if (best === null || before + after > best.total) best = { place, total: before + after };
  }
  return best?.place ?? null;
}

function isAmong(places: Span[], place: Span | null): boolean {
  return place !== null && places.some(({ start }) => start === place.start);
}

/** Three words, or as much in characters, are not said again by chance in the same place. */
function isSubstantial(words: string): boolean {
  return words.trim().split(/\s+/u).length >= 3 || weigh(words) >= 24;
}

/** Characters, where one of a script without letters counts as three. */
function weigh(words: string): number {
  return words.length + 2 * [...words.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)].length;
}

/**
 * May these words be trusted away from their old surroundings? On each side, either the surroundings came along, or they did as far as the
 * sentence goes: so a sentence that was moved is known again, but not where a correction quotes it.
 */
function standsAlone({ old, fresh }: Comparison, span: Span, place: Span): boolean {
  const agreement = agreementAt(old.text, span, fresh.text, place);
  const left = agreement.before >= telling || agreesFromStart(old.text, span, fresh.text, place, agreement);
  const right = agreement.after >= telling || agreesToEnd(old.text, span, fresh.text, place, agreement);
  return left && right && (agreement.length >= telling || weigh(old.text.slice(span.start, span.end)) >= 40);
}
