import type { Span } from "../text/span.ts";
import { agreementAt, agreesFromStart, agreesToEnd, dwarfs, isNewlyQuoted, outdoes, sharesNeighbour, telling } from "./agreement.ts";
import { type Comparison, gapsAround, imageOf, isInOrder, keptAround } from "./comparison.ts";
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

  if (isNewlyQuoted(fresh.text, place, agreement)) return null;
  if (isInOrder(comparison, span, place)) {
    if (keptAround(comparison, span, place) >= enoughKept && isTied(comparison, span, place)) return { anchoring: "exact", span: place };
    return isWholeSentence(comparison, span, place) ? { anchoring: "exact", span: place } : null;
  }
  return isWholeSentence(comparison, span, place) ? { anchoring: "moved", span: place } : null;
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

/** So much may be rewritten between a passage and what is unchanged beside it. */
const closeBy = 64;

/** Do the words hang together with what stood beside them: a neighbouring word, a whole sentence, or unchanged text close by on both sides? */
function isTied(comparison: Comparison, span: Span, place: Span): boolean {
  const { old, fresh } = comparison;
  const agreement = agreementAt(old.text, span, fresh.text, place);
  if (sharesNeighbour(old.text, span, agreement)) return true;
  if (!isSubstantial(old.text.slice(span.start, span.end))) return false;
  const { before, after } = gapsAround(comparison, span, place);
  return Math.max(before, after) <= closeBy || carriesItsSentence(comparison, span, place);
}

/** Do the words stand in the same whole sentence at both places? So one that was moved is known again, but not where a correction quotes it. */
function carriesItsSentence({ old, fresh }: Comparison, span: Span, place: Span): boolean {
  const agreement = agreementAt(old.text, span, fresh.text, place);
  return agreesFromStart(old.text, span, fresh.text, place, agreement) && agreesToEnd(old.text, span, fresh.text, place, agreement);
}

/** May these words be trusted away from their old surroundings? With their sentence, when there is enough of it. */
function isWholeSentence(comparison: Comparison, span: Span, place: Span): boolean {
  const { old, fresh } = comparison;
  const { before, after } = agreementAt(old.text, span, fresh.text, place);
  const all = old.text.slice(Math.max(0, span.start - before), span.end + after);
  return weigh(all) >= 30 && carriesItsSentence(comparison, span, place);
}
