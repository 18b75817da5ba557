import type { Span } from "../text/span.ts";
import { type Agreement, agreementAt, isOwn, telling } from "./agreement.ts";
import { belongsToOther, type Comparison } from "./comparison.ts";
import { edgeSentences, findWords, placesOf, type TokenIndex } from "./occurrences.ts";
import { wordsBefore } from "./words.ts";

/** Signs that the words at a place, though they are a passage's, are there for another sentence's sake. Spans are of the folded texts, in UTF-16 units. */

/**
 * Of several sentences, is the first or the last said elsewhere as well, and do those others go on as the text around this place does, where
 * the passage did not? Then a sentence of theirs may have come to stand beside one of the passage's, unless they go on so at a place of theirs too; or the
 * passage's own has come to stand away from it.
 */
export function hasContestedEdge({ old, fresh }: Comparison, span: Span, place: Span, own: Agreement): boolean {
  const [first, last] = edgeSentences(old, span);
  if (first.start === last.start) return false;
  const isContested = (part: Span, side: "before" | "after") => {
    const here = { start: place.start + part.start - span.start, end: place.end + part.end - span.end };
    const copies = placesOf(old, old, part).filter(({ start }) => start !== part.start);
    const places = placesOf(fresh, old, part).filter(({ start }) => start !== here.start);
    const goesOn = (from: Span, at: Span) => agreementAt(old, from, fresh, at)[side].length;
    // Where nothing around the passage is its own, any word is more.
    const enough = own.before.words + own.after.words === 0 && !own[side].isEdge ? 1 : own[side].length + telling;
    const isLent = (copy: Span) => {
      const claim = goesOn(copy, here);
      return claim >= enough && !places.some((at) => goesOn(copy, at) >= claim);
    };
    const isLeft = (at: Span) => {
      const claim = goesOn(part, at);
      return claim >= enough && !copies.some((copy) => goesOn(copy, at) >= claim);
    };
    const isAlone = !isOwn(own[side === "before" ? "after" : "before"]);
    return copies.some(isLent) || (isAlone && places.some(isLeft));
  };
  return isContested({ start: span.start, end: first.end }, "before") || isContested({ start: last.start, end: span.end }, "after");
}

/** Does the sentence at a place share more words with the sentence of another passage that says the same than with this one's? */
export function isSentenceOfOther({ old, fresh }: Comparison, span: Span, place: Span, others: Span[]): boolean {
  const wordsIn = (index: TokenIndex, at: Span) => {
    const [first, last] = edgeSentences(index, at);
    return index.words.ids.subarray(wordsBefore(index.words, first.start), wordsBefore(index.words, last.end));
  };
  const here = new Set(wordsIn(fresh, place));
  const likeness = (from: Span) => {
    const said = new Set(wordsIn(old, from));
    return (2 * [...said].filter((word) => here.has(word)).length) / (said.size + here.size);
  };
  const own = likeness(span);
  return others.some((other) => likeness(other) > own);
}

/** So many words on either side of a sentence tell where it was. */
const frame = 3;
/** So much longer than twice its length a rewritten sentence may be. */
const longer = 64;

/** Do most words of its sentence stand where they stood, between the words that were on either side? Then the sentence was rewritten there. */
export function isRewrittenElsewhere(comparison: Comparison, span: Span, place: Span): boolean {
  const { old, fresh } = comparison;
  const { words } = old;
  const [opening, closing] = edgeSentences(old, span);
  const [first, end] = [wordsBefore(words, opening.start), wordsBefore(words, closing.end)];
  const [from, to] = [words.starts[first - frame], words.ends[end + frame - 1]];
  if (from === undefined || to === undefined) return false;
  const left = { start: from, end: words.ends[first - 1] ?? from };
  const right = { start: words.starts[end] ?? to, end: to };
  const said = new Set(words.ids.subarray(first, end));
  const rights = findWords(fresh, old, right);
  return findWords(fresh, old, left).some((at) => {
    const begins = at + left.end - left.start;
    return rights.some((ends) => {
      if (ends <= begins || ends - begins > 2 * (closing.end - opening.start) + longer || (begins <= place.start && place.end <= ends))
        return false;
      const between = new Set(fresh.words.ids.subarray(wordsBefore(fresh.words, begins), wordsBefore(fresh.words, ends)));
      const isAlike = 2 * [...said].filter((word) => between.has(word)).length >= Math.max(said.size, between.size);
      return isAlike && !belongsToOther(comparison, { start: opening.start, end: closing.end }, { start: begins, end: ends });
    });
  });
}
