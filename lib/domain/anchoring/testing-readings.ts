import type { Origin, Sentence } from "./testing-articles.ts";

/**
 * Could the new text have come about otherwise, with as few breaks in the order of sentences or fewer? Then equal sentences would be one
 * another, and which is which is not to be known. A sentence is known as what it was written as, though it was joined with another since,
 * split or corrected. Looks at up to two exchanges of equal sentences.
 */
export function hasOtherReading(before: Sentence[], after: Sentence[]): boolean {
  const old = originsOf(before);
  const fresh = originsOf(after);
  const follows = new Map([undefined, ...old].map((one, index) => [one, old[index]]));
  const least = breaks(fresh, follows);
  const others = readingsOf(fresh, old);
  return others.some((other) => {
    if (breaks(other, follows) <= least) return true;
    return readingsOf(other, old).some((another) => breaks(another, follows) <= least && !isSame(another, fresh));
  });
}

function originsOf(sentences: Sentence[]): Origin[] {
  const all = sentences.flat().map(({ of }) => of);
  return all.filter((one, index) => one !== all[index - 1]);
}

/** With two equal sentences exchanged, or one that was taken out for an equal one. */
function readingsOf(fresh: Origin[], old: Origin[]): Origin[][] {
  const stays = new Set(fresh);
  const gone = old.filter((one) => !stays.has(one));
  const exchanged = (one: Origin, other: Origin) => fresh.map((each) => (each === one ? other : each === other ? one : each));
  const all = [...stays];
  return all.flatMap((one, index) => [
    ...all.slice(index + 1).flatMap((other) => (other.text === one.text ? [exchanged(one, other)] : [])),
    ...gone.flatMap((other) => (other.text === one.text ? [exchanged(one, other)] : [])),
  ]);
}

/** How often another sentence follows than did before, the ends of the text counted as sentences. */
function breaks(sentences: Origin[], follows: Map<Origin | undefined, Origin | undefined>): number {
  let previous: Origin | undefined;
  let count = 0;
  for (const one of [...sentences, undefined]) {
    if (!follows.has(previous) || follows.get(previous) !== one) count++;
    previous = one;
  }
  return count;
}

function isSame(one: Origin[], other: Origin[]): boolean {
  return one.every((each, index) => each === other[index]);
}
