import type { Folded } from "../text/folding.ts";
import { partitionPoint } from "../text/partition-point.ts";
import type { Tokens } from "./tokens.ts";

/**
 * The words of a folded text in order, and what else is no punctuation (signs, emoji), without what stands between them. `isLast[n]`: does
 * a sentence or a line end between word n and the next (1), or does a colon stand there (2)? Offsets are UTF-16.
 */
export type Words = { ids: Int32Array; starts: Int32Array; ends: Int32Array; isLast: Uint8Array };

const nothing = /^[\s\p{P}]+$/u;
const sentenceEnd = /[.!?]["')\]]*(?: |$)|[。！？]/u;

/** The words among the tokens of a text. */
export function wordsOf({ text, lineBreaks }: Folded, { ids, starts, isWord }: Tokens): Words {
  const ranks: number[] = [];
  for (let at = 0; at < ids.length; at++) {
    if (isWord[at] === 1 || !nothing.test(text.slice(starts[at], starts[at + 1]))) ranks.push(at);
  }
  const wordStarts = Int32Array.from(ranks, (at) => starts[at] ?? 0);
  const wordEnds = Int32Array.from(ranks, (at) => starts[at + 1] ?? text.length);
  const isLast = Uint8Array.from(ranks, (_, rank) => {
    const [from, to] = [wordEnds[rank] ?? 0, wordStarts[rank + 1] ?? text.length];
    if (to === text.length || sentenceEnd.test(text.slice(from, to)) || hasLineBreak(lineBreaks, from, to)) return 1;
    return text.slice(from, to).includes(": ") ? 2 : 0;
  });
  return { ids: Int32Array.from(ranks, (at) => ids[at] ?? -1), starts: wordStarts, ends: wordEnds, isLast };
}

function hasLineBreak(lineBreaks: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (lineBreaks.has(at)) return true;
  return false;
}

/** How many words begin before this offset: the rank of the first that doesn't. */
export function wordsBefore({ starts }: Words, offset: number): number {
  return partitionPoint(starts.length, (rank) => (starts[rank] ?? 0) < offset);
}
