import type { Verdict } from "../claim/scale.ts";
import type { Person } from "../people/person.ts";
import type { Metric } from "./alpha.ts";
import { alphaInterval, alphaOfPairs, type CountedPair, type Interval } from "./interval.ts";
import { type Contingency, casesIn, cohensKappa, shareAgreed } from "./kappa.ts";

/** How often two people, each without the other's word, gave these two verdicts (slugs). */
export type CountedVerdicts = { firstBy: Person; secondBy: Person; first: string; second: string; count: number };

/** Of fewer cases than this no figure is given: it would say more about luck than about judgement. */
export const fewestCases = 10;

type Alpha = { cases: number; value: number; interval: Interval | null };

/** Null: too few cases, or nothing they could have differed about. */
export type Figures = {
  cases: number;
  agreed: number;
  share: number | null;
  kappa: number | null;
  /** Of the graded verdicts alone, by their order; and of all, where one is as far from another as any. */
  ordinal: Alpha | null;
  nominal: Alpha | null;
};

/** The figures of some cases on one scale, and of each verdict given first with each given second, how often. */
export type Agreement = { verdicts: Verdict[]; table: Contingency; figures: Figures };

/** Two people, in order of their names, whoever judged first. Their intervals are left out: `agreementOf` has them. */
export type PairAgreement = { one: Person; other: Person; figures: Figures };

/** `verdicts` are those of the scale. */
export function agreementOf(verdicts: Verdict[], rows: readonly Pick<CountedVerdicts, "first" | "second" | "count">[]): Agreement {
  const table = tableOf(verdicts, rows);
  return { verdicts, table, figures: figuresOf(verdicts, table, true) };
}

/** One entry for each two people who judged the same, by the first one's name and then the other's. */
export function agreementOfPairs(verdicts: Verdict[], rows: readonly CountedVerdicts[]): PairAgreement[] {
  const turned = rows.map((row) => (inOrder(row.firstBy, row.secondBy) ? row : turn(row)));
  const pairs = Map.groupBy(turned, ({ firstBy, secondBy }) => `${firstBy.id} ${secondBy.id}`);
  return [...pairs.values()]
    .flatMap((cases) => {
      const [any] = cases;
      return any ? [{ one: any.firstBy, other: any.secondBy, figures: figuresOf(verdicts, tableOf(verdicts, cases), false) }] : [];
    })
    .sort((a, b) => compare(a.one, b.one) || compare(a.other, b.other));
}

/** The cases of two people, with the verdicts of the one who comes first by name as the first. */
export function casesOfPair(rows: readonly CountedVerdicts[], [a, b]: readonly [string, string]): CountedVerdicts[] {
  return rows
    .filter(({ firstBy, secondBy }) => (firstBy.id === a && secondBy.id === b) || (firstBy.id === b && secondBy.id === a))
    .map((row) => (inOrder(row.firstBy, row.secondBy) ? row : turn(row)));
}

function turn({ firstBy, secondBy, first, second, count }: CountedVerdicts): CountedVerdicts {
  return { firstBy: secondBy, secondBy: firstBy, first: second, second: first, count };
}

function inOrder(one: Person, other: Person): boolean {
  return compare(one, other) <= 0;
}

function compare(one: Person, other: Person): number {
  return one.name.localeCompare(other.name, "en") || (one.id < other.id ? -1 : one.id === other.id ? 0 : 1);
}

function tableOf(verdicts: Verdict[], rows: readonly Pick<CountedVerdicts, "first" | "second" | "count">[]): Contingency {
  const at = new Map(verdicts.map(({ slug }, index) => [slug, index]));
  const table = verdicts.map(() => verdicts.map(() => 0));
  for (const { first, second, count } of rows) {
    const row = table[at.get(first) ?? -1];
    const column = at.get(second);
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + count;
  }
  return table;
}

function figuresOf(verdicts: Verdict[], table: Contingency, intervals: boolean): Figures {
  const cases = casesIn(table);
  const agreed = table.reduce((total, row, value) => total + (row[value] ?? 0), 0);
  const enough = cases >= fewestCases;
  return {
    cases,
    agreed,
    share: enough ? shareAgreed(table) : null,
    kappa: enough ? cohensKappa(table) : null,
    ordinal: alpha(
      pairsIn(table, (index) => verdicts[index]?.rating ?? null),
      "ordinal",
      intervals,
    ),
    nominal: alpha(
      pairsIn(table, (index) => index),
      "nominal",
      intervals,
    ),
  };
}

function pairsIn(table: Contingency, markOf: (index: number) => number | null): CountedPair[] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) => {
      const [first, second] = [markOf(one), markOf(other)];
      return count > 0 && first !== null && second !== null ? [{ first, second, count }] : [];
    }),
  );
}

function alpha(pairs: CountedPair[], metric: Metric, withInterval: boolean): Alpha | null {
  const cases = pairs.reduce((total, { count }) => total + count, 0);
  if (cases < fewestCases) return null;
  const value = alphaOfPairs(pairs, metric);
  return value === null ? null : { cases, value, interval: withInterval ? alphaInterval(pairs, metric) : null };
}
