import { type Sentence, textOf } from "./testing-articles.ts";

type Named = { id: number; text: string };

const named = (sentence: Sentence): Named => ({ id: sentence[0]?.id ?? 0, text: textOf(sentence) });

/**
 * Could the new text have come about otherwise, with as few breaks in the order of sentences or fewer? Then equal sentences would be one
 * another, and which is which is not to be known. Looks at up to two exchanges of equal sentences.
 */
export function hasOtherReading(before: Sentence[], after: Sentence[]): boolean {
  const old = before.map(named);
  const fresh = after.map(named);
  const follows = new Map([{ id: 0, text: "" }, ...old].map(({ id }, index) => [id, old[index]?.id ?? -1]));
  const least = breaks(fresh, follows);
  const others = readingsOf(fresh, old);
  return others.some((other) => {
    if (breaks(other, follows) <= least) return true;
    return readingsOf(other, old).some((another) => breaks(another, follows) <= least && !isSame(another, fresh));
  });
}

/** With two equal sentences exchanged, or one that was taken out for an equal one. */
function readingsOf(fresh: Named[], old: Named[]): Named[][] {
  const stays = new Set(fresh.map(({ id }) => id));
  const gone = old.filter(({ id }) => !stays.has(id));
  return fresh.flatMap((one, index) => [
    ...fresh.flatMap((other, at) => (at > index && other.text === one.text ? [fresh.with(index, other).with(at, one)] : [])),
    ...gone.flatMap((other) => (other.text === one.text ? [fresh.with(index, other)] : [])),
  ]);
}

function breaks(sentences: Named[], follows: Map<number, number>): number {
  let previous = 0;
  let count = 0;
  for (const { id } of [...sentences, { id: -1 }]) {
    if (follows.get(previous) !== id) count++;
    previous = id;
  }
  return count;
}

function isSame(one: Named[], other: Named[]): boolean {
  return one.every(({ id }, index) => id === other[index]?.id);
}
