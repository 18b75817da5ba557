import { alphaOfCoincidences, type Metric } from "./alpha.ts";

/** Two judges' values of one thing, and how often they were given together. */
export type CountedPair = { first: number; second: number; count: number };

/** Where the figure would lie in 95 of 100 samples drawn from the same cases. */
export type Interval = { low: number; high: number };

const samples = 1000;

/** Krippendorff's alpha of pairs; null where nobody could have differed. */
export function alphaOfPairs(pairs: readonly CountedPair[], metric: Metric): number | null {
  const values = valuesOf(pairs);
  return alphaOfCoincidences(
    coincidences(
      pairs,
      values,
      pairs.map(({ count }) => count),
    ),
    values,
    metric,
  );
}

/**
 * The bootstrap interval (95 %, percentiles) of alpha: as many cases are drawn with replacement as there are, a thousand times. The same cases
 * give the same interval, always. A sample in which all values are the same counts as perfect agreement. Null without an alpha.
 */
export function alphaInterval(pairs: readonly CountedPair[], metric: Metric): Interval | null {
  if (alphaOfPairs(pairs, metric) === null) return null;
  const values = valuesOf(pairs);
  const next = throws(seed);
  const found = Array.from({ length: samples }, () => {
    return alphaOfCoincidences(coincidences(pairs, values, drawn(pairs, next)), values, metric) ?? 1;
  }).sort((a, b) => a - b);
  return { low: found[Math.floor(0.025 * (samples - 1))] ?? 0, high: found[Math.ceil(0.975 * (samples - 1))] ?? 0 };
}

/** As many cases as there are, drawn with replacement: how often each pair of values comes. */
function drawn(pairs: readonly CountedPair[], next: () => number): number[] {
  let left = pairs.reduce((total, { count }) => total + count, 0);
  let cases = left;
  return pairs.map(({ count }) => {
    const hits = successes(left, cases === 0 ? 0 : count / cases, next);
    left -= hits;
    cases -= count;
    return hits;
  });
}

/** Beyond this variance a normal distribution is as good, and takes no longer for a million cases than for a hundred. */
const large = 25;

/** How many of `tries` succeed, each with this chance. */
function successes(tries: number, chance: number, next: () => number): number {
  if (tries === 0 || chance <= 0) return 0;
  if (chance >= 1) return tries;
  if (chance > 0.5) return tries - successes(tries, 1 - chance, next);
  const variance = tries * chance * (1 - chance);
  if (variance > large) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.min(tries, Math.max(0, Math.round(tries * chance + normal * Math.sqrt(variance))));
  }
  // By the distribution function itself.
  let hits = 0;
  let weight = (1 - chance) ** tries;
  for (let rest = next() - weight; rest > 0 && hits < tries; rest -= weight) {
    hits += 1;
    weight *= ((tries - hits + 1) / hits) * (chance / (1 - chance));
  }
  return hits;
}

function valuesOf(pairs: readonly CountedPair[]): number[] {
  return [...new Set(pairs.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b);
}

function coincidences(pairs: readonly CountedPair[], values: readonly number[], counts: readonly number[]): number[][] {
  const at = new Map(values.map((value, index) => [value, index]));
  const met = values.map(() => values.map(() => 0));
  for (const [index, { first, second }] of pairs.entries()) {
    const [one, other] = [at.get(first) ?? 0, at.get(second) ?? 0];
    const count = counts[index] ?? 0;
    const [row, column] = [met[one], met[other]];
    if (row) row[other] = (row[other] ?? 0) + count;
    if (column) column[one] = (column[one] ?? 0) + count;
  }
  return met;
}

const seed = 20260101;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function throws(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
