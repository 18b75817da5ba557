import { type Folded, fold } from "../text/folding.ts";
import type { Span } from "../text/span.ts";
import { align } from "./alignment.ts";
import { type Block, blockAfterNew, blockAfterOld, toBlocks } from "./blocks.ts";
import { indexTokens, type TokenIndex } from "./occurrences.ts";
import { createTokenizer } from "./tokens.ts";

/** Two versions of a text, folded, and what stands where. */
export type Comparison = { old: TokenIndex; fresh: TokenIndex; blocks: Block[] };

/** Folds two texts and aligns them token by token; all else is about the folded texts. Takes time in proportion to their length and their differences: run it in a worker. */
export function compare(oldText: string, newText: string): Comparison {
  const tokenize = createTokenizer();
  const index = (folded: Folded) => indexTokens(folded, tokenize(folded.text));
  const old = index(fold(oldText, newText));
  const fresh = index(fold(newText, oldText));
  return { old, fresh, blocks: toBlocks(align(old.tokens, fresh.tokens), old.tokens, fresh.tokens) };
}

/** Where a span of the old text stands in the new one, when all of it is in one stretch that did not change. */
export function imageOf({ blocks }: Comparison, span: Span): Span | null {
  const block = blocks[blockAfterOld(blocks, span.start)];
  if (!block?.equal || block.oldEnd < span.end) return null;
  const shift = block.newStart - block.oldStart;
  return { start: span.start + shift, end: span.end + shift };
}

/** Is most of a place in the new text the continuation of old text other than `span`? */
export function belongsToOther({ fresh, blocks }: Comparison, span: Span, place: Span): boolean {
  let other = 0;
  for (let index = blockAfterNew(blocks, place.start); index < blocks.length; index++) {
    const block = blocks[index];
    if (!block || block.newStart >= place.end) break;
    if (!block.equal) continue;
    const shift = block.oldStart - block.newStart;
    for (let at = Math.max(block.newStart, place.start); at < Math.min(block.newEnd, place.end); at++) {
      const inSpan = at + shift >= span.start && at + shift < span.end;
      if (!inSpan && !isSpace(fresh.text, at)) other++;
    }
  }
  let visible = 0;
  for (let at = place.start; at < place.end; at++) if (!isSpace(fresh.text, at)) visible++;
  return other * 2 > visible;
}

/** Where the unchanged text nearest to `span` on either side ends and begins, in both texts. */
function nearest(
  { old, fresh, blocks }: Comparison,
  span: Span,
): { before: { old: number; new: number }; after: { old: number; new: number } } {
  const before = blocks.findLast((block) => block.equal && block.oldStart < span.start);
  const after = blocks.find((block) => block.equal && block.oldEnd > span.end);
  const endBefore = before ? Math.min(before.oldEnd, span.start) : 0;
  const startAfter = after ? Math.max(after.oldStart, span.end) : old.text.length;
  return {
    before: { old: endBefore, new: before ? before.newStart + endBefore - before.oldStart : 0 },
    after: { old: startAfter, new: after ? after.newStart + startAfter - after.oldStart : fresh.text.length },
  };
}

/**
 * Does the unchanged text before `span` stand before `place`, and that after it after? Within the place they may meet: where words repeat,
 * a difference can begin a few words early or late.
 */
export function isInOrder(comparison: Comparison, span: Span, place: Span): boolean {
  const { before, after } = nearest(comparison, span);
  return before.new <= place.end && after.new >= place.start;
}

/** How much text was rewritten between the words and what is unchanged before and after them: the longer of old and new. */
export function gapsAround(comparison: Comparison, span: Span, place: Span): { before: number; after: number } {
  const { before, after } = nearest(comparison, span);
  return {
    before: Math.max(span.start - before.old, place.start - before.new),
    after: Math.max(after.old - span.end, after.new - place.end),
  };
}

/** How far around a passage its surroundings are looked at. */
const surroundings = 200;

/** The share, from 0 to 1, of `span` and the text around it that is unchanged and stands in and around `place`. */
export function keptAround({ old, blocks }: Comparison, span: Span, place: Span): number {
  const from = Math.max(0, span.start - surroundings);
  const to = Math.min(old.text.length, span.end + surroundings);
  let kept = span.end - span.start;
  for (let index = blockAfterOld(blocks, from); index < blocks.length; index++) {
    const block = blocks[index];
    if (!block || block.oldStart >= to) break;
    if (!block.equal) continue;
    const shift = block.newStart - block.oldStart;
    kept += overlap(block, from, span.start, place.start - 2 * surroundings - shift, place.start - shift);
    kept += overlap(block, span.end, to, place.end - shift, place.end + 2 * surroundings - shift);
  }
  return kept / (to - from);
}

function overlap(block: Block, from: number, to: number, least: number, most: number): number {
  return Math.max(0, Math.min(block.oldEnd, to, most) - Math.max(block.oldStart, from, least));
}

/** Is the code unit at this place white space? Past either end: no. */
export function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text[at] ?? "");
}
