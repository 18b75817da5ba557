import type { Span } from "../text/span.ts";
import {
  type Agreement,
  agreementAt,
  isAsNear,
  isLedIn,
  isNearer,
  isNewlyQuoted,
  isOwn,
  leads,
  outdoes,
  type Side,
  sharesClause,
  sharesSentence,
  telling,
} from "./agreement.ts";
import { type Comparison, gapsAround, imageOf, isInOrder, keptAround } from "./comparison.ts";
import { hasContestedEdge, isRewrittenElsewhere, isSentenceOfOther } from "./lent-words.ts";
import { edgeSentences, findWords, placesOf, type TokenIndex } from "./occurrences.ts";
import { wordsBefore } from "./words.ts";

export type SameWords = { anchoring: "exact" | "moved"; span: Span };

/** The least share of the surroundings that has to be left for a place to be the old one without further signs. */
const enoughKept = 0.25;

/**
 * The one place of the new text where the words of a passage still stand and can only be its own, or null. `free` are the places that say
 * it in full and continue no other part of the old text.
 */
export function theOnlyPlace(comparison: Comparison, span: Span, free: Span[]): SameWords | null {
  const { old, fresh } = comparison;
  // Where its words stand but not its full stop, the passage may be as well.
  const bare = bareWords(old, span);
  const inFull = ({ start }: Span) => ({ start: start - bare.start + span.start, end: start - bare.start + span.end });
  const others = placesOf(old, old, bare).filter((each) => each.start !== bare.start);
  const everywhere = placesOf(fresh, old, bare);
  const agreements = new Map(everywhere.map((place) => [place.start, agreementAt(old, bare, fresh, place)]));
  const images = new Map(others.map((each) => [each, imageOf(comparison, each)]));

  // As many as before, each in its place: there is nothing to tell apart but what the sentences say.
  const ownImage = imageOf(comparison, bare);
  const inNumber = others.length + 1 === everywhere.length && findWords(old, old, span).length === findWords(fresh, old, span).length;
  const allInPlace = inNumber && [ownImage, ...images.values()].every((each) => isAmong(everywhere, each));
  const candidates = everywhere.filter((each) => isAmong(free, inFull(each)));
  const place = allInPlace ? candidates.find(({ start }) => start === ownImage?.start) : mostAgreeing(agreements, candidates);
  const agreement = place && agreements.get(place.start);
  if (!place || !agreement) return null;

  if (isAnyInRow(comparison, placesOf(old, old, bare), bare, everywhere, place)) return null;

  const isOneOfSeveral = others.length > 0 || everywhere.length > 1;
  const inOrder = isInOrder(comparison, bare, place);
  const rivals = rivalsOf(comparison, { bare, place, others, everywhere, agreements, images });
  if (isOneOfSeveral) {
    if (!allInPlace && longest(agreement) < telling && !touchesEdge(agreement) && !sharesSentence(agreement)) return null;
    const isFirst = (rival: Agreement) =>
      (beats(agreement, rival) && !hasNeighbourAlone(rival, agreement) && (leads(agreement, rival) || !surpasses(rival, agreement))) ||
      (isAsNear(agreement, rival) && !hasNeighbourAlone(rival, agreement) && (allInPlace || (inOrder && dwarfs(agreement, rival))));
    const isHome = (rival: Agreement) => allInPlace && !leads(rival, agreement) && inAll(agreement) >= inAll(rival) + 2 * telling;
    if (!rivals.elsewhere.every(isFirst) || !rivals.claims.every((rival) => isFirst(rival) || isHome(rival))) return null;
    if (rivals.copied.some((rival) => leads(rival, agreement) && sharesSentence(rival))) return null;
    if (!sharesSentence(agreement) && isSentenceOfOther(comparison, bare, place, others)) return null;
    if (isOneSided(agreement) && isRewrittenElsewhere(comparison, bare, place)) return null;
  }

  if (isNewlyQuoted(old, bare, fresh, place, agreement)) return null;
  const found = inFull(place);
  if (hasContestedEdge(comparison, bare, place, agreement)) return null;
  if (inOrder) {
    if (isJoinedAnew(comparison, span, found, agreement)) return null;
    const isKept = isFramed(agreement) || keptAround(comparison, span, found) >= enoughKept;
    const isThere = isKept && isTied(comparison, span, found, agreement, isOneOfSeveral);
    return isThere || isWholeSentence(comparison, span, agreement, false) ? { anchoring: "exact", span: found } : null;
  }
  if (everywhere.some((each) => isInOrder(comparison, bare, each))) return null;
  const isBest = [...rivals.elsewhere, ...rivals.claims].every((rival) => outdoes(agreement, rival));
  // All others stand where they stood, so this is the one that went.
  const isLeft = inNumber && [...images].every(([each, there]) => there !== null && isFramed(agreementAt(old, each, fresh, there)));
  const isMoved = isBest && (isLeft || isKnownByItself(comparison, span, agreement, 2 * telling));
  return isMoved && isWholeSentence(comparison, span, agreement, isLeft) ? { anchoring: "moved", span: found } : null;
}

/** Stood more side by side than stand now between what was on either side? Which of them was taken out, nobody could say. */
function isAnyInRow({ old, fresh }: Comparison, before: Span[], own: Span, after: Span[], place: Span): boolean {
  const [stood, stand] = [rowAround(old, before, own), rowAround(fresh, after, place)];
  if (stand.count >= stood.count) return false;
  const goesOn = ({ words, isEdge }: Side) => words > 0 || isEdge;
  const { before: opening } = agreementAt(old, stood.first, fresh, stand.first);
  const { after: closing } = agreementAt(old, stood.last, fresh, stand.last);
  return goesOn(opening) && goesOn(closing);
}

/** Of places in order, those around one that no word parts. */
function rowAround({ words }: TokenIndex, places: Span[], one: Span): { first: Span; last: Span; count: number } {
  const isNext = (left: Span | undefined, right: Span | undefined) =>
    left !== undefined && right !== undefined && wordsBefore(words, left.end) >= wordsBefore(words, right.start);
  let from = places.findIndex(({ start }) => start === one.start);
  let to = from;
  while (isNext(places[from - 1], places[from])) from--;
  while (isNext(places[to], places[to + 1])) to++;
  return { first: places[from] ?? one, last: places[to] ?? one, count: to - from + 1 };
}

type Found = {
  bare: Span;
  place: Span;
  others: Span[];
  everywhere: Span[];
  agreements: Map<number, Agreement>;
  images: Map<Span, Span | null>;
};

/** `elsewhere`: other places of the passage's words; `claims`: other passages of the same words, here; `copied`: of these, the ones that have a better place. */
type Rivals = { elsewhere: Agreement[]; claims: Agreement[]; copied: Agreement[] };

/**
 * How other places agree with the passage, and other passages of the same words with its place. A place that another has a better claim to
 * is none of them. Another that has a better place is a rival only where the sentence is its own: it may have been copied.
 */
function rivalsOf({ old, fresh }: Comparison, found: Found): Rivals {
  const { place, others, everywhere, agreements, images } = found;
  const atHome = others.flatMap((each) => {
    const there = images.get(each);
    return there ? [{ each, there, agreement: agreementAt(old, each, fresh, there) }] : [];
  });
  const elsewhere = everywhere.flatMap(({ start }) => {
    const rival = agreements.get(start);
    const isTaken = rival && atHome.some(({ there, agreement }) => there.start === start && beats(agreement, rival));
    return !rival || start === place.start || isTaken ? [] : [rival];
  });
  const claimed = others.map((each) => {
    const rival = agreementAt(old, each, fresh, place);
    const home = atHome.find((one) => one.each === each);
    return { rival, isGone: home !== undefined && home.there.start !== place.start && beats(home.agreement, rival) };
  });
  const of = (isHomeElsewhere: boolean) => claimed.flatMap(({ rival, isGone }) => (isGone === isHomeElsewhere ? [rival] : []));
  return { elsewhere, claims: of(false), copied: of(true) };
}

/** A sentence of so many characters is not said twice by chance … */
const shortestMoved = 24;
/** … and one that neither text says twice, or whose copies all stand where they stood, need not be as long. */
const shortestAlone = 20;

/**
 * May these words be trusted away from their old surroundings? With their sentence, when there is enough of it. What leads in another sentence
 * with a colon is one as well; what is led in needs more of it, since answers are alike.
 */
function isWholeSentence(comparison: Comparison, span: Span, around: Agreement, isLeft: boolean): boolean {
  if (!sharesClause(around)) return false;
  // A word that happens to stand beside it as well is no more of it.
  const reach = (side: Side) => (side.words > side.sentence + 1 ? side.length : side.sentenceLength);
  const weight = weigh(comparison.old.text.slice(span.start - reach(around.before), span.end + reach(around.after)));
  if (isLedIn(around)) return weight >= 2 * shortestMoved;
  const isAlone = isLeft || edgeSentences(comparison.old, span).every((sentence) => !isRepeated(comparison, sentence));
  return weight >= (isAlone ? shortestAlone : shortestMoved);
}

/** A sentence that is said again elsewhere is known by so much that stands beside it, in UTF-16 units. */
function isKnownByItself(comparison: Comparison, span: Span, { before, after }: Agreement, enough: number): boolean {
  const [first, last] = edgeSentences(comparison.old, span);
  const isBeside = (side: Side) => side.isEdge || side.length - side.sentenceLength >= enough;
  return (isBeside(before) || !isRepeated(comparison, first)) && (isBeside(after) || !isRepeated(comparison, last));
}

/** Is this sentence of the old text said twice in either? */
function isRepeated({ old, fresh }: Comparison, sentence: Span): boolean {
  return findWords(old, old, sentence).length > 1 || findWords(fresh, old, sentence).length > 1;
}

/** Does a place agree better than another with what stood around: the sentence, or where that is the same, what is beyond it? */
function beats(a: Agreement, b: Agreement): boolean {
  return isNearer(a, b) || (isAsNear(a, b) && outdoes(a, b));
}

/** Does `a` have the old neighbour on a side where `b` has another? Rows of a table that were put in another order have. */
function hasNeighbourAlone(a: Agreement, b: Agreement): boolean {
  const alone = (one: Side, other: Side) => {
    const sentence = Math.min(one.sentence, other.sentence);
    const within = sentence === Number.POSITIVE_INFINITY ? 0 : sentence;
    return one.words > within && other.words <= within && !other.isEdge;
  };
  return alone(a.before, b.before) || alone(a.after, b.after);
}

/** Does `a` agree so much further than `b` on one side that it is no chance? */
function surpasses(a: Agreement, b: Agreement): boolean {
  return a.before.length >= b.before.length + telling || a.after.length >= b.after.length + telling;
}

function inAll({ before, after }: Agreement): number {
  return before.length + after.length;
}

/** Is what `b` agrees beyond the sentence no more than chance where `a` agrees far more? */
function dwarfs(a: Agreement, b: Agreement): boolean {
  return beyond(b) < telling && beyond(a) >= 2 * telling;
}

/** Is enough of what stood right beside the words still there, on both sides? Then it doesn't matter how much of the rest is. */
function isFramed({ before, after }: Agreement): boolean {
  return before.length >= telling && after.length >= telling;
}

function touchesEdge({ before, after }: Agreement): boolean {
  return before.isEdge || after.isEdge;
}

/** How far a place agrees beyond its sentence. */
function beyond({ before, after }: Agreement): number {
  return Math.max(before.length - before.sentenceLength, after.length - after.sentenceLength);
}

function longest({ before, after }: Agreement): number {
  return Math.max(before.length, after.length);
}

/** Several sentences that stand together again where the difference of the texts doesn't have them: do they come from elsewhere? */
function isJoinedAnew(comparison: Comparison, span: Span, place: Span, agreement: Agreement): boolean {
  const [first, last] = edgeSentences(comparison.old, span);
  if (first.start === last.start || imageOf(comparison, span)?.start === place.start) return false;
  const { before, after } = agreement;
  const isGiven = (side: Side, other: Side, sentence: Span) =>
    side.words > 0 || side.isEdge || isOwn(other) || !isRepeated(comparison, sentence);
  return !isGiven(before, after, first) || !isGiven(after, before, last);
}

/** Does nothing agree beyond the sentence, on one side or the other? */
function isOneSided({ before, after }: Agreement): boolean {
  const endsThere = (side: Side) => side.length === side.sentenceLength && !side.isEdge;
  return endsThere(before) || endsThere(after);
}

/** The span without punctuation and white space at its ends. */
function bareWords({ words }: TokenIndex, span: Span): Span {
  const [first, last] = [wordsBefore(words, span.start), wordsBefore(words, span.end) - 1];
  return first > last ? span : { start: words.starts[first] ?? span.start, end: Math.min(span.end, words.ends[last] ?? span.end) };
}

function mostAgreeing(agreements: Map<number, Agreement>, places: Span[]): Span | null {
  let best: { place: Span; agreement: Agreement } | null = null;
  for (const place of places) {
    const agreement = agreements.get(place.start);
    if (agreement && (best === null || isBetter(agreement, best.agreement))) best = { place, agreement };
  }
  return best?.place ?? null;
}

function isBetter(a: Agreement, b: Agreement): boolean {
  if (isNearer(a, b) || isNearer(b, a)) return isNearer(a, b);
  return a.before.words + a.after.words > b.before.words + b.after.words;
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
function isTied(comparison: Comparison, span: Span, place: Span, agreement: Agreement, isOneOfSeveral: boolean): boolean {
  if (agreement.before.words > 0 || agreement.after.words > 0) return true;
  if (touchesEdge(agreement) && (!isOneOfSeveral || sharesSentence(agreement))) return true;
  if (!isSubstantial(comparison.old.text.slice(span.start, span.end))) return false;
  const { before, after } = gapsAround(comparison, span, place);
  return Math.max(before, after) <= closeBy || sharesSentence(agreement);
}
