import { sum } from "./kappa.ts";

/** How far two values are apart: not at all or wholly, by the ranks between them, or by their difference. */
export type Metric = "nominal" | "ordinal" | "interval";

/** The values that one thing judged was given, by however many judges. */
export type Unit = readonly number[];

/**
 * Krippendorff's alpha (Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”): 1 − observed ÷ expected disagreement, by the
 * coincidences of values within units. Any number of judges, who need not have judged everything: units with fewer than two values count for
 * nothing. 1 is perfect, 0 as chance would have it. Null where fewer than two different values were given, as there was nothing to differ about.
 */
export function krippendorffsAlpha(units: readonly Unit[], metric: Metric): number | null {
  const values = [...new Set(units.filter(({ length }) => length > 1).flat())].sort((a, b) => a - b);
  return alphaOfCoincidences(coincidencesOf(units, values), values, metric);
}

/** For each pair of values, how often they met in a unit; each unit counts as often as it has values. */
function coincidencesOf(units: readonly Unit[], values: readonly number[]): number[][] {
  const at = new Map(values.map((value, index) => [value, index]));
  const met = values.map(() => values.map(() => 0));
  for (const unit of units) {
    if (unit.length < 2) continue;
    unit.forEach((one, first) => {
      unit.forEach((other, second) => {
        const row = met[at.get(one) ?? -1];
        const column = at.get(other) ?? -1;
        if (first !== second && row) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1);
      });
    });
  }
  return met;
}

/** The same from how often values met, symmetrically; `values` in rising order. */
export function alphaOfCoincidences(met: readonly (readonly number[])[], values: readonly number[], metric: Metric): number | null {
  const totals = met.map(sum);
  const all = sum(totals);
  const apart = distances(totals, values, metric);
  let observed = 0;
  let expected = 0;
  for (const [one, row] of met.entries()) {
    for (const [other, count] of row.entries()) {
      const distance = apart[one]?.[other] ?? 0;
      observed += count * distance;
      expected += (totals[one] ?? 0) * (totals[other] ?? 0) * distance;
    }
  }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/** Squared, as the statistic takes them. By ranks: how many values lie between the two, with half of those at the ends. */
function distances(totals: readonly number[], values: readonly number[], metric: Metric): number[][] {
  return values.map((one, first) =>
    values.map((other, second) => {
      if (first === second) return 0;
      if (metric === "nominal") return 1;
      if (metric === "interval") return (one - other) ** 2;
      const [low, high] = [Math.min(first, second), Math.max(first, second)];
      const between = sum(totals.slice(low, high + 1)) - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2;
      return between ** 2;
    }),
  );
}
