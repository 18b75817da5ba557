import type { Span } from "../text/span.ts";
import type { TokenIndex } from "./occurrences.ts";
import { wordsBefore } from "./words.ts";

/**
 * How far the surroundings of one place agree with those of another on one side, word by word: a letter, a space or a full stop that two
 * places share says nothing. `isEdge`: they agree to the edge of both texts. `length` is the extent in the old text, in UTF-16 units.
 * `sentence` is after how many words a sentence or line ends at both places, `clause` after how many one does or a colon stands; infinite
 * when they part before; `sentenceLength` is the extent of the sentence.
 */
export type Side = { words: number; isEdge: boolean; length: number; sentence: number; clause: number; sentenceLength: number };

/** How far the surroundings of a place in the old text agree with those of a place in the new. */
export type Agreement = { before: Side; after: Side };

/** Agreement of so many units does not come about by chance. */
export const telling = 16;

/** Farther than so many words nobody looks for a difference. */
const farthest = 1000;

/** Goes outwards from both ends of the two spans, word by word, until the texts differ or one of them ends. */
export function agreementAt(old: TokenIndex, span: Span, fresh: TokenIndex, place: Span): Agreement {
  return {
    before: sideOf(old, span.start, fresh, place.start, -1),
    after: sideOf(old, span.end, fresh, place.end, 1),
  };
}

function sideOf(old: TokenIndex, from: number, fresh: TokenIndex, at: number, step: 1 | -1): Side {
  const ahead = step === 1 ? 0 : -1;
  const [oldFirst, newFirst] = [wordsBefore(old.words, from) + ahead, wordsBefore(fresh.words, at) + ahead];
  // Between two words there is one gap, named after the word before it.
  const endAt = (count: number) =>
    Math.min(endOf(old, oldFirst + step * count - 1 - ahead), endOf(fresh, newFirst + step * count - 1 - ahead));
  let words = 0;
  let isEdge = false;
  let [sentence, clause] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (; words < farthest && !isEdge; words++) {
    if (sentence === Number.POSITIVE_INFINITY) {
      const end = endAt(words);
      if (end === 2) sentence = words;
      if (end > 0) clause = Math.min(clause, words);
    }
    const id = old.words.ids[oldFirst + step * words];
    const other = fresh.words.ids[newFirst + step * words];
    isEdge = id === undefined && other === undefined;
    if (isEdge || id !== other) break;
  }
  return { words, isEdge, length: extent(words), sentence, clause, sentenceLength: extent(Math.min(words, sentence)) };

  function extent(count: number): number {
    if (count === 0) return 0;
    const last = oldFirst + step * (count - 1);
    return step === 1 ? (old.words.ends[last] ?? from) - from : from - (old.words.starts[last] ?? from);
  }
}

/** 2: a sentence ends in this gap; 1: a colon stands there; 0: neither. */
function endOf({ words }: TokenIndex, gap: number): number {
  if (gap < 0 || gap >= words.ids.length || words.isLast[gap] === 1) return 2;
  return words.isLast[gap] === 2 ? 1 : 0;
}

/** Which of two places agrees better with a third on one side, as far as the sentence goes: more than 0 for the first, 0 for neither. */
function withinSentence(a: Side, b: Side): number {
  const sentence = Math.min(a.sentence, b.sentence);
  // A colon parts what it leads in from what stands before no less than a full stop does.
  const within = (side: Side) => (reach(side) > sentence || side.clause === sentence ? sentence + 1 : reach(side));
  return sentence === Number.POSITIVE_INFINITY ? reach(a) - reach(b) : within(a) - within(b);
}

/** Does the sentence around agree better at `a` than at `b`: on one side at least, and no less on the other? */
export function isNearer(a: Agreement, b: Agreement): boolean {
  const [before, after] = [withinSentence(a.before, b.before), withinSentence(a.after, b.after)];
  return before >= 0 && after >= 0 && before + after > 0;
}

/** An edge that two texts share is worth a word. */
function reach({ words, isEdge }: Side): number {
  return isEdge ? words + 1 : words;
}

/** Does the sentence around agree by a word more at `a` than at `b`, on one side at least? */
export function leads(a: Agreement, b: Agreement): boolean {
  const byWords = (one: Side, other: Side) => {
    const sentence = Math.min(one.sentence, other.sentence);
    return Math.min(one.words, sentence) > Math.min(other.words, sentence);
  };
  return byWords(a.before, b.before) || byWords(a.after, b.after);
}

/** Does `a` agree no less than `b` on either side? */
export function isNoLess(a: Agreement, b: Agreement): boolean {
  return reach(a.before) >= reach(b.before) && reach(a.after) >= reach(b.after);
}

/** Does `a` agree by whole words further than `b` on one side at least, and no less on the other? */
export function outdoes(a: Agreement, b: Agreement): boolean {
  return isNoLess(a, b) && !isNoLess(b, a);
}

/** Do the sentences around agree as far at `a` as at `b`? */
export function isAsNear(a: Agreement, b: Agreement): boolean {
  return withinSentence(a.before, b.before) === 0 && withinSentence(a.after, b.after) === 0;
}

/** Do the words stand in the same whole sentence at both places? */
export function sharesSentence({ before, after }: Agreement): boolean {
  return before.sentence <= before.words && after.sentence <= after.words;
}

/** Do the words stand in the same whole sentence, or part of one before or after a colon, at both places? */
export function sharesClause({ before, after }: Agreement): boolean {
  return before.clause <= before.words && after.clause <= after.words;
}

/** Is that part what a colon leads in? */
export function isLedIn({ before }: Agreement): boolean {
  return before.clause < before.sentence;
}

/** Does enough of what stood on one side still stand there to know the place by it? */
export function isOwn(side: Side): boolean {
  return side.isEdge || side.length >= telling;
}

/** Do more quotation marks enclose what agrees than did before? Then somebody quotes the words, as a correction quotes what it corrects. */
export function isNewlyQuoted(old: TokenIndex, span: Span, fresh: TokenIndex, place: Span, { before, after }: Agreement): boolean {
  if (before.isEdge || after.isEdge) return false;
  const opened = (index: TokenIndex, { start }: Span) => quotes(opening, gap(index, wordsBefore(index.words, start) - before.words));
  const closed = (index: TokenIndex, { end }: Span) => quotes(closing, gap(index, wordsBefore(index.words, end) + after.words));
  return opened(fresh, place) > opened(old, span) && closed(fresh, place) > closed(old, span);
}

const opening = /(?<=^|[\s([])["']+$/u;
const closing = /^[^\s"']*["']+/u;

function quotes(marks: RegExp, text: string): number {
  return marks.exec(text)?.[0].replaceAll(/[^"']/gu, "").length ?? 0;
}

/** What stands between a word and the one before it. */
function gap({ text, words }: TokenIndex, rank: number): string {
  return text.slice(words.ends[rank - 1] ?? 0, words.starts[rank] ?? text.length);
}
