import type { Finding } from "#lib/domain/integrity/row-check.ts";

/** What a check found: how much, and the first of it. */
export type Faults = { count: number; first: Finding[] };

const shown = 100;

export async function gather(findings: AsyncIterable<Finding>): Promise<Faults> {
  const faults: Faults = { count: 0, first: [] };
  for await (const finding of findings) {
    faults.count += 1;
    if (faults.first.length < shown) faults.first.push(finding);
  }
  return faults;
}
