import type { Span } from "../text/span.ts";
import { blockAfterNew } from "./blocks.ts";
import { type Comparison, isSpace } from "./comparison.ts";
import { edgeSentences, type TokenIndex } from "./occurrences.ts";
import { wordsBefore } from "./words.ts";

/** A sentence, a line or a part of one: its words by their ranks, `end` without it. `isKept`: most of them are the passage's own, unchanged. */
type Segment = { first: number; end: number; isKept: boolean };

/**
 * Of what stands now where a passage stood, the part that is its own: a line or a sentence put in before or after it is none of it. Of as
 * many as there are more than before, those are left out that make the rest less like the passage, and where nothing of it is left, those
 * that unchanged text doesn't lead to. Takes time in proportion to the words. Spans are of the folded texts, in UTF-16 units.
 */
export function ownSentences(comparison: Comparison, span: Span, place: Span): Span {
  const { old, fresh } = comparison;
  const all = segmentsOf(fresh, place, (rank) => isUnchanged(comparison, rank));
  const more = all.length - segmentsOf(old, span, () => false).length;
  if (more <= 0) return place;
  const head = withoutLeading(comparison, span, all, more);
  const left = more - all.length + head.length;
  const trimmed = withoutLeading(comparison, span, head.toReversed(), left).toReversed();
  const chosen = trimmed.length === all.length ? tied(comparison, place, trimmed) : trimmed;
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last || chosen.length === all.length) return place;
  const start = first === all[0] ? place.start : (fresh.words.starts[first.first] ?? place.start);
  const end = last === all.at(-1) ? place.end : (fresh.words.ends[last.end - 1] ?? place.end);
  const own = withMarks(fresh.text, { start, end }, place);
  return endsSentence(old, span) ? own : { ...own, end };
}

function isUnchanged({ fresh: { words }, blocks }: Comparison, rank: number): boolean {
  return blocks[blockAfterNew(blocks, words.starts[rank] ?? 0)]?.equal === true;
}

function segmentsOf({ words }: TokenIndex, place: Span, isUnchanged: (rank: number) => boolean): Segment[] {
  const [from, to] = [wordsBefore(words, place.start), wordsBefore(words, place.end)];
  const segments: Segment[] = [];
  let kept = 0;
  for (let [first, rank] = [from, from]; rank < to; rank++) {
    if (isUnchanged(rank)) kept++;
    if (words.isLast[rank] !== 1 && rank < to - 1) continue;
    segments.push({ first, end: rank + 1, isKept: kept * 2 > rank + 1 - first });
    [first, kept] = [rank + 1, 0];
  }
  return segments;
}

/** Without the segments, from the first on and no more than `most`, that make the rest less like the passage: by the share of words in common (Dice). */
function withoutLeading({ old, fresh }: Comparison, span: Span, segments: Segment[], most: number): Segment[] {
  const said = countOf(old.words.ids.subarray(wordsBefore(old.words, span.start), wordsBefore(old.words, span.end)));
  const wordsOf = ({ first, end }: Segment) => fresh.words.ids.subarray(first, end);
  const lengthOf = (counts: Map<number, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rest = countOf(segments.flatMap((segment) => [...wordsOf(segment)]));
  let common = [...rest].reduce((sum, [id, count]) => sum + Math.min(count, said.get(id) ?? 0), 0);
  let length = lengthOf(said) + lengthOf(rest);
  let best = { from: 0, likeness: common / length };
  for (const [index, segment] of segments.slice(0, Math.min(most, segments.length - 1)).entries()) {
    if (segment.isKept) break;
    for (const id of wordsOf(segment)) {
      const count = rest.get(id) ?? 0;
      if (count <= (said.get(id) ?? 0)) common--;
      rest.set(id, count - 1);
      length--;
    }
    if (common / length > best.likeness) best = { from: index + 1, likeness: common / length };
  }
  return segments.slice(best.from);
}

function countOf(ids: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Where the sentence at one end alone goes on with unchanged text beside it, that sentence; else all. */
function tied(comparison: Comparison, place: Span, segments: Segment[]): Segment[] {
  const { words } = comparison.fresh;
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last || segments.some(({ isKept }) => isKept)) return segments;
  const goesOnBefore = first.first > 0 && words.isLast[first.first - 1] !== 1 && isUnchanged(comparison, first.first - 1);
  const goesOnAfter = words.isLast[last.end - 1] !== 1 && isUnchanged(comparison, last.end) && (words.starts[last.end] ?? 0) >= place.end;
  if (goesOnBefore === goesOnAfter) return segments;
  return goesOnBefore ? [first] : [last];
}

/** Does a span end with the last word of a sentence or line and the marks that close it? */
function endsSentence({ words, text }: TokenIndex, { end }: Span): boolean {
  return words.isLast[wordsBefore(words, end) - 1] === 1 && (end === text.length || isSpace(text, end));
}

/** Where the passage began or ended with its sentence, its new place is widened to its own, as far as `within` goes. */
export function toSentenceEdges({ old, fresh }: Pick<Comparison, "old" | "fresh">, span: Span, place: Span, within: Span): Span {
  const [first, last] = edgeSentences(fresh, place);
  const whole = withMarks(fresh.text, { start: Math.max(within.start, first.start), end: Math.min(within.end, last.end) }, within);
  const rank = wordsBefore(old.words, span.start);
  const beginsSentence = rank === 0 || old.words.isLast[rank - 1] === 1;
  return {
    start: beginsSentence ? Math.min(place.start, whole.start) : place.start,
    end: endsSentence(old, span) ? Math.max(place.end, whole.end) : place.end,
  };
}

const opens = new Set(["(", "[", '"', "'"]);

/** With the marks that open the first sentence and those that close the last, as far as `within` goes. */
function withMarks(text: string, { start, end }: Span, within: Span): Span {
  let [from, to] = [start, end];
  while (from > within.start && opens.has(text[from - 1] ?? "")) from--;
  while (to < within.end && !/[\p{L}\p{N}\s]/u.test(text[to] ?? "")) to++;
  return { start: from, end: to };
}
