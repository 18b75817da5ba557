import { diffArrays } from "diff";
import type { Tokens } from "./tokens.ts";

/** A run of tokens that both texts have in common: token indexes and their number. */
export type Run = { old: number; new: number; length: number };

type Range = { oldFrom: number; oldTo: number; newFrom: number; newTo: number };

/** Lengths of the token sequences that are looked for as anchors, in turn. */
const anchorLengths = [12, 5, 2, 1];
/** Ranges of no more tokens than this are compared in full. */
const smallRange = 120;
/** Beyond so many edits, what lies between two anchors counts as rewritten. */
const mostEdits = 120;

/**
 * What two texts have in common, in order. Sequences of tokens that are unique in both are the fixed points (patience difference), the
 * longest first; between them the shortest edit script is taken. The time grows with the length of the texts, not with its square.
 */
export function align(oldTokens: Tokens, newTokens: Tokens): Run[] {
  const a = oldTokens.ids;
  const b = newTokens.ids;
  const runs: Run[] = [];
  const waiting: Range[] = [{ oldFrom: 0, oldTo: a.length, newFrom: 0, newTo: b.length }];

  for (let range = waiting.pop(); range; range = waiting.pop()) {
    let { oldFrom, oldTo, newFrom, newTo } = range;
    let same = 0;
    while (oldFrom + same < oldTo && newFrom + same < newTo && a[oldFrom + same] === b[newFrom + same]) same++;
    if (same > 0) runs.push({ old: oldFrom, new: newFrom, length: same });
    oldFrom += same;
    newFrom += same;
    same = 0;
    while (oldFrom < oldTo - same && newFrom < newTo - same && a[oldTo - 1 - same] === b[newTo - 1 - same]) same++;
    oldTo -= same;
    newTo -= same;
    if (same > 0) runs.push({ old: oldTo, new: newTo, length: same });
    if (oldFrom === oldTo || newFrom === newTo) continue;

    const rest = { oldFrom, oldTo, newFrom, newTo };
    const isSmall = oldTo - oldFrom + newTo - newFrom <= smallRange;
    const anchors = isSmall ? [] : findAnchors(a, b, rest);
    if (anchors.length === 0) {
      runs.push(...shortestScript(a, b, rest));
      continue;
    }
    runs.push(...anchors);
    for (const [index, anchor] of anchors.entries()) {
      const before = anchors[index - 1];
      waiting.push({
        oldFrom: before ? before.old + before.length : oldFrom,
        oldTo: anchor.old,
        newFrom: before ? before.new + before.length : newFrom,
        newTo: anchor.new,
      });
    }
    const last = anchors.at(-1);
    if (last) waiting.push({ oldFrom: last.old + last.length, oldTo, newFrom: last.new + last.length, newTo });
  }
  return runs.toSorted((x, y) => x.old - y.old);
}

function shortestScript(a: Int32Array, b: Int32Array, { oldFrom, oldTo, newFrom, newTo }: Range): Run[] {
  const changes = diffArrays([...a.subarray(oldFrom, oldTo)], [...b.subarray(newFrom, newTo)], { maxEditLength: mostEdits });
  const runs: Run[] = [];
  let [old, fresh] = [oldFrom, newFrom];
  for (const { count, added, removed } of changes ?? []) {
    if (!added && !removed) runs.push({ old, new: fresh, length: count });
    if (!added) old += count;
    if (!removed) fresh += count;
  }
  return runs;
}

/** The longest chain of token sequences that are unique in both ranges, each grown as far as the texts agree. */
function findAnchors(a: Int32Array, b: Int32Array, range: Range): Run[] {
  for (const length of anchorLengths) {
    const oldPlaces = uniqueSequences(a, range.oldFrom, range.oldTo, length);
    const newPlaces = uniqueSequences(b, range.newFrom, range.newTo, length);
    const pairs: { old: number; new: number }[] = [];
    for (const [hash, old] of oldPlaces) {
      const fresh = newPlaces.get(hash);
      if (old >= 0 && fresh !== undefined && fresh >= 0 && agrees(a, b, old, fresh, length)) pairs.push({ old, new: fresh });
    }
    if (pairs.length > 0) return grow(a, b, range, longestChain(pairs), length);
  }
  return [];
}

/** Where each sequence of `length` tokens stands, by hash; -1 for one that stands in several places. */
function uniqueSequences(tokens: Int32Array, from: number, to: number, length: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at + length <= to; at++) {
    let hash = 0;
    for (let next = 0; next < length; next++) hash = Math.imul(hash, 0x01000193) ^ Math.imul((tokens[at + next] ?? 0) + 1, 0x9e3779b1);
    places.set(hash, places.has(hash) ? -1 : at);
  }
  return places;
}

function agrees(a: Int32Array, b: Int32Array, old: number, fresh: number, length: number): boolean {
  for (let next = 0; next < length; next++) if (a[old + next] !== b[fresh + next]) return false;
  return true;
}

/** The longest series of pairs that rises in both texts (patience sorting). */
function longestChain(pairs: { old: number; new: number }[]): { old: number; new: number }[] {
  const sorted = pairs.toSorted((x, y) => x.old - y.old);
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, pair] of sorted.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[ends[middle] ?? 0]?.new ?? 0) < pair.new) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const chain: { old: number; new: number }[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = sorted[index];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

function grow(a: Int32Array, b: Int32Array, range: Range, chain: { old: number; new: number }[], length: number): Run[] {
  const runs: Run[] = [];
  let oldDone = range.oldFrom;
  let newDone = range.newFrom;
  for (const pair of chain) {
    if (pair.old < oldDone || pair.new < newDone) continue;
    let { old, new: fresh } = pair;
    while (old > oldDone && fresh > newDone && a[old - 1] === b[fresh - 1]) {
      old--;
      fresh--;
    }
    let end = pair.old + length;
    while (end < range.oldTo && end - old + fresh < range.newTo && a[end] === b[end - old + fresh]) end++;
    runs.push({ old, new: fresh, length: end - old });
    oldDone = end;
    newDone = end - old + fresh;
  }
  return runs;
}
