/** How often two people gave each pair of values: rows are the first's, columns the second's, in one order. */
export type Contingency = readonly (readonly number[])[];

export function casesIn(table: Contingency): number {
  return sum(table.flat());
}

/** Of all cases, the share in which both gave the same; null without any. */
export function shareAgreed(table: Contingency): number | null {
  const cases = casesIn(table);
  return cases === 0 ? null : sum(table.map((row, value) => row[value] ?? 0)) / cases;
}

/**
 * Cohen's kappa (Cohen 1960): agreement beyond what two people reach who give each value as often as these did, by chance. 1 is perfect, 0
 * as chance would have it. Null where both gave one value alone: there was nothing they could have differed about.
 */
export function cohensKappa(table: Contingency): number | null {
  const cases = casesIn(table);
  const observed = shareAgreed(table);
  if (observed === null) return null;
  const seconds = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  const expected = sum(table.map((row, value) => (sum(row) / cases) * ((seconds[value] ?? 0) / cases)));
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
