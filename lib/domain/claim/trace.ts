import { diffArrays } from "diff";
import { z } from "zod";

/**
 * Words of one field, in order, and whose hands they went through since they were signed last. `hands` alternates: who put the words in,
 * who took them out, who put them back … An odd number of hands: the words stand; an even one: they are gone, and remembered, so that
 * taking a change back is known. A hand of nobody stands for what was signed before. A hand of several: one of them, it isn't known who.
 */
const stretch = z.object({ words: z.array(z.string()), hands: z.array(z.array(z.string())) });
type Stretch = z.infer<typeof stretch>;

/** A field, and what it was before each person first touched it, the earliest first. */
export const trace = z.object({
  now: z.array(stretch),
  before: z.array(z.object({ by: z.array(z.string()), now: z.array(stretch) })),
});
export type Trace = z.infer<typeof trace>;

/** Signed by somebody else, or never anybody's in particular. */
const nobody: string[] = [];

/** Most changes that two versions are compared by, word for word; what differs more counts as written anew. */
const mostEdits = 1000;

export function beginTrace(words: string[], by: string[] = nobody): Trace {
  return { now: joined([{ words, hands: [by] }]), before: [] };
}

/** The field says `words` from now on, and `by` made it say so. Who makes it say again what it said before they first touched it has taken all back. */
export function editTrace({ now, before }: Trace, words: string[], by: string[]): Trace {
  if (sameWords(wordsOf(now), words)) return { now, before };
  const touched = before.findIndex((touch) => sameMembers(touch.by, by));
  const untouched = before[touched];
  if (untouched && sameWords(wordsOf(untouched.now), words)) return { now: untouched.now, before: before.slice(0, touched) };
  return { now: joined(retouch(now, words, by)), before: untouched ? before : [...before, { by, now }] };
}

/** The field has other words, and nobody's doing it was: the outlet changed its text. Who wrote what stays as it was, place by place. */
export function followTrace({ now, before }: Trace, words: string[]): Trace {
  if (sameWords(wordsOf(now), words)) return { now, before };
  const units = singles(now);
  if (units.filter(stands).length !== words.length) return { now: joined(retouch(now, words, nobody)), before: [] };
  let at = 0;
  const followed = units.map((unit) => (stands(unit) ? { ...unit, words: [words[at++] ?? ""] } : unit));
  return { now: joined(followed), before: [] };
}

/** Everyone whose words stand, or who took out words that are missing. */
export function handsIn({ now }: Trace): Set<string> {
  return new Set(now.flatMap(({ hands }) => hands.filter((_, index) => index % 2 === (hands.length - 1) % 2).flat()));
}

export function wordsOf(now: Stretch[]): string[] {
  return now.filter(stands).flatMap(({ words }) => words);
}

const stands = ({ hands }: Stretch) => hands.length % 2 === 1;

/** Each word by itself. */
function singles(now: Stretch[]): Stretch[] {
  return now.flatMap(({ words, hands }) => words.map((word) => ({ words: [word], hands })));
}

function retouch(now: Stretch[], words: string[], by: string[]): Stretch[] {
  const units = singles(now);
  const result: Stretch[] = [];
  let at = 0;
  /** Words that are gone, up to the next that stands. */
  function gap(): Stretch[] {
    const next = units.findIndex((unit, index) => index >= at && stands(unit));
    const gone = units.slice(at, next === -1 ? undefined : next);
    at += gone.length;
    return gone;
  }
  for (const { added, removed, value } of differences(wordsOf(now), words)) {
    if (added) {
      const around = result.findLastIndex(stands) + 1;
      result.push(...putIn([...result.splice(around), ...gap()], value, by));
      continue;
    }
    for (const _ of value) {
      result.push(...gap());
      const unit = units[at++];
      if (unit) result.push(...(removed ? handed(unit, by) : [unit]));
    }
  }
  return [...result, ...units.slice(at)];
}

/** Among words that are gone at a place, those that are said again there come back. */
function putIn(gone: Stretch[], words: string[], by: string[]): Stretch[] {
  const result: Stretch[] = [];
  let at = 0;
  for (const { added, removed, value } of differences(
    gone.flatMap((unit) => unit.words),
    words,
  )) {
    if (added) result.push({ words: value, hands: [by] });
    else {
      const units = gone.slice(at, at + value.length);
      result.push(...(removed ? units : units.flatMap((unit) => handed(unit, by))));
      at += value.length;
    }
  }
  return result;
}

/** One more hand; the same hand a second time undoes the first. Words that nobody but their taker ever had are forgotten. */
function handed({ words, hands }: Stretch, by: string[]): Stretch[] {
  const next = sameMembers(hands.at(-1) ?? nobody, by) ? hands.slice(0, -1) : [...hands, by];
  return next.length === 0 ? [] : [{ words, hands: next }];
}

type Difference = { added: boolean; removed: boolean; value: string[] };

/** Removals before additions. Both ends that are the same are looked past first, so that a change and its undoing meet at one place. */
function differences(old: string[], now: string[]): Difference[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [from, to] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const middle = diffArrays(from, to, { maxEditLength: mostEdits })?.map(({ added, removed, value }) => ({ added, removed, value })) ?? [
    { added: false, removed: true, value: from },
    { added: true, removed: false, value: to },
  ];
  const same = (value: string[]): Difference => ({ added: false, removed: false, value });
  return [same(old.slice(0, start)), ...middle, same(old.slice(old.length - end))].filter(({ value }) => value.length > 0);
}

/** Neighbours that went through the same hands, as one. */
function joined(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (stretch.words.length === 0) continue;
    if (last && sameHands(last.hands, stretch.hands)) last.words.push(...stretch.words);
    else result.push({ words: [...stretch.words], hands: stretch.hands });
  }
  return result;
}

function sameHands(one: string[][], other: string[][]): boolean {
  return one.length === other.length && one.every((hand, index) => sameMembers(hand, other[index] ?? nobody));
}

function sameMembers(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function sameWords(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}
