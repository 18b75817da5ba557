import type { Run } from "./alignment.ts";
import type { Tokens } from "./tokens.ts";

/** A stretch of the old text and the stretch of the new text that stands in its place; together they cover both texts in order. UTF-16. */
export type Block = { oldStart: number; oldEnd: number; newStart: number; newEnd: number; equal: boolean };

/** What is equal by no more than this between two rewritings is taken as part of the rewriting. */
const chance = 32;

/** The stretches of two texts, from what their tokens have in common. */
export function toBlocks(runs: Run[], oldTokens: Tokens, newTokens: Tokens): Block[] {
  const blocks: Block[] = [];
  const add = (old: number, oldTo: number, fresh: number, newTo: number, equal: boolean) => {
    const block = {
      oldStart: oldTokens.starts[old] ?? 0,
      oldEnd: oldTokens.starts[oldTo] ?? 0,
      newStart: newTokens.starts[fresh] ?? 0,
      newEnd: newTokens.starts[newTo] ?? 0,
      equal,
    };
    const last = blocks.at(-1);
    if (last && last.equal === equal) blocks.splice(-1, 1, { ...last, oldEnd: block.oldEnd, newEnd: block.newEnd });
    else if (block.oldEnd > block.oldStart || block.newEnd > block.newStart) blocks.push(block);
  };
  let [old, fresh] = [0, 0];
  for (const run of runs) {
    if (run.old > old || run.new > fresh) add(old, run.old, fresh, run.new, false);
    add(run.old, run.old + run.length, run.new, run.new + run.length, true);
    [old, fresh] = [run.old + run.length, run.new + run.length];
  }
  if (old < oldTokens.ids.length || fresh < newTokens.ids.length) {
    add(old, oldTokens.ids.length, fresh, newTokens.ids.length, false);
  }
  return withoutChance(blocks);
}

const extent = (block: Block) => Math.max(block.oldEnd - block.oldStart, block.newEnd - block.newStart);

/** A comma or a “the” that two different sentences share is no common ground: it joins the rewriting around it. */
function withoutChance(blocks: Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    kept.push(block);
    for (;;) {
      const [before, between, after] = kept.slice(-3);
      if (!before || !between || !after || before.equal || !between.equal || after.equal) break;
      const length = extent(between);
      if (length > chance || length > extent(before) || length > extent(after)) break;
      kept.splice(-3, 3, { ...before, oldEnd: after.oldEnd, newEnd: after.newEnd });
    }
  }
  return kept;
}

/** The index of the first block that ends after `offset` in the old text. */
export function blockAfterOld(blocks: Block[], offset: number): number {
  return firstIndex(blocks, (block) => block.oldEnd > offset);
}

/** The index of the first block that ends after `offset` in the new text. */
export function blockAfterNew(blocks: Block[], offset: number): number {
  return firstIndex(blocks, (block) => block.newEnd > offset);
}

function firstIndex(blocks: Block[], test: (block: Block) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block && test(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}
