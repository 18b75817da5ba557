import { fold } from "../text/folding.ts";
import { words } from "../text/words.ts";

/** `of` is how many words the old text has. */
export type WordsLost = { lost: number; of: number };

/** So many words in a row are not the same by chance. */
const run = 3;

/**
 * How many words of the old text the new one has no more, of how many: those that stand in no run of three words that the new text has as
 * well, wherever and as often as it has it. Folded, so that typography makes no difference.
 */
export function wordsLost(oldText: string, newText: string): WordsLost {
  const [before, after] = [fold(oldText), fold(newText)].map(({ text }) => words(text).map((word) => word.text));
  if (!before || !after) return { lost: 0, of: 0 };
  const length = Math.min(run, before.length);
  const runAt = (list: string[], index: number) => list.slice(index, index + length).join(" ");
  const left = new Map<string, number>();
  for (let index = 0; index + length <= after.length; index++) {
    const key = runAt(after, index);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  let kept = 0;
  let counted = 0;
  for (let index = 0; index + length <= before.length; index++) {
    const key = runAt(before, index);
    const times = left.get(key) ?? 0;
    if (times === 0) continue;
    left.set(key, times - 1);
    kept += index + length - Math.max(index, counted);
    counted = index + length;
  }
  return { lost: before.length - kept, of: before.length };
}
