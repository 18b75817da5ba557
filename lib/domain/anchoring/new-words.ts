import type { Span } from "../text/span.ts";
import { telling } from "./agreement.ts";
import { type Block, blockAfterOld } from "./blocks.ts";
import { type Comparison, isSpace } from "./comparison.ts";
import { alikeWithin, type Likeness } from "./likeness.ts";
import { ownSentences, toSentenceEdges } from "./own-sentences.ts";

/** The share of a passage's letters and digits that is left, for the new words to count as the passage changed … */
const enoughLeft = 0.4;
/** … and where the text on both sides is unchanged. */
const enoughLeftInPlace = 0.2;
/** A word or a number between unchanged text may be replaced altogether: its place is known all the same. */
const shortPassage = 24;

/**
 * The text that stands where a passage stood. `left` is the share of the passage that is left in it, `likely` whether that is enough to
 * know it again, `sure` whether that and the text around are.
 */
export type Replacement = { span: Span; left: number; likely: boolean; sure: boolean };

/** What stands where a passage stood, or null when there is nothing, or it did not change. */
export function whereRewritten(comparison: Comparison, span: Span): Replacement | null {
  const { old, fresh, blocks } = comparison;
  const first = blockAfterOld(blocks, span.start);
  const last = blockAfterOld(blocks, span.end - 1);
  const [opening, closing] = [blocks[first], blocks[last]];
  if (!opening || !closing) return null;

  const left = shareLeft(comparison, span, blocks.slice(first, last + 1));
  const framed = isFramed(comparison, span);
  if (left === 0 && !framed) return null;

  const rough = {
    start: opening.equal ? opening.newStart + span.start - opening.oldStart : opening.newStart,
    end: closing.equal ? closing.newStart + span.end - closing.oldStart : closing.newEnd,
  };
  if (rough.end - rough.start > farthest(span)) return null;
  const whole = trim(fresh.text, refine(comparison, span, rough, opening, closing));
  const place = whole && ownSentences(comparison, span, whole);
  if (place === null || fresh.text.slice(place.start, place.end) === old.text.slice(span.start, span.end)) return null;

  const bothShort = span.end - span.start <= shortPassage && place.end - place.start <= shortPassage;
  return {
    span: place,
    left,
    likely: left >= enoughLeft,
    sure: left >= (framed ? enoughLeftInPlace : enoughLeft) || (framed && bothShort),
  };
}

/** What has grown to more than this is another text. */
function farthest({ start, end }: Span): number {
  return 4 * (end - start) + 1000;
}

/** Is enough text right beside a passage unchanged, on both sides, for its place to be known whatever stands there now? */
function isFramed({ blocks, old }: Comparison, span: Span): boolean {
  const before = blocks[blockAfterOld(blocks, span.start - 1)];
  const after = blocks[blockAfterOld(blocks, span.end)];
  const left = span.start === 0 || (before?.equal === true && span.start - before.oldStart >= telling);
  const right = span.end === old.text.length || (after?.equal === true && after.oldStart <= span.end && after.oldEnd - span.end >= telling);
  return left && right;
}

function shareLeft({ old }: Comparison, span: Span, blocks: Block[]): number {
  const visible = (start: number, end: number) => [...old.text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].length;
  const all = visible(span.start, span.end);
  const left = blocks
    .filter((block) => block.equal)
    .reduce((sum, block) => sum + visible(Math.max(block.oldStart, span.start), Math.min(block.oldEnd, span.end)), 0);
  return all === 0 ? 0 : left / all;
}

/** Where a passage begins or ends within a rewriting, its edge is sought by likeness, at most as far as the rewriting goes. */
function refine({ old, fresh }: Comparison, span: Span, rough: Span, opening: Block, closing: Block): Span | null {
  const beginsWithin = !opening.equal && opening.oldStart < span.start;
  const endsWithin = !closing.equal && closing.oldEnd > span.end;
  if (!beginsWithin && !endsWithin) return rough;
  const [match] = alikeWithin(fresh.text, old.text.slice(span.start, span.end), rough);
  if (!match) return null;
  const { isBoundary } = fresh.tokens;
  let { start, end } = match.span;
  while (start > rough.start && isBoundary[start] !== 1) start--;
  while (end < rough.end && isBoundary[end] !== 1) end++;
  const whole = toSentenceEdges({ old, fresh }, span, { start, end }, rough);
  return { start: beginsWithin ? whole.start : rough.start, end: endsWithin ? whole.end : rough.end };
}

function trim(text: string, span: Span | null): Span | null {
  if (span === null) return null;
  let { start, end } = span;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

/** So like the passage that it is the passage, unless another place comes near. */
const surelyAlike = 0.7;
const lead = 0.1;
/** Shorter words resemble others by chance. */
const longEnough = 20;

/** The one place that resembles a passage far more than any other, or null. */
export function theOnlyLikeness(span: Span, alike: Likeness[]): Span | null {
  const [best, second] = alike;
  if (!best || best.similarity < surelyAlike || span.end - span.start < longEnough) return null;
  return second && second.similarity > best.similarity - lead ? null : best.span;
}
