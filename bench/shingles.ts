/** Precision, recall and their harmonic mean over a set of pages, from 0 to 1. */
export type Score = { precision: number; recall: number; f1: number };

type Pair = { found: string; truth: string };

/** Runs of four tokens, as a multiset; the mean precision over pages with any found, the mean recall over pages with any true run. */
export function scoreOf(pairs: Pair[]): Score {
  const counted = pairs.map(compare);
  const precision = mean(counted.filter(({ found }) => found > 0).map(({ shared, found }) => shared / found));
  const recall = mean(counted.filter(({ truth }) => truth > 0).map(({ shared, truth }) => shared / truth));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

export function compare({ found, truth }: Pair): { shared: number; found: number; truth: number } {
  const [one, other] = [shingles(found), shingles(truth)];
  let shared = 0;
  for (const [run, count] of one) shared += Math.min(count, other.get(run) ?? 0);
  return { shared, found: sum(one.values()), truth: sum(other.values()) };
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(tokens.length - 4, 0);
  for (let start = 0; start <= last && tokens.length > 0; start++) {
    const run = tokens.slice(start, start + 4).join(" ");
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}
