/** How many of the last days, weeks and months that have a backup keep one. */
const rules = [
  { kept: 7, periodOf: (at: Date) => at.toISOString().slice(0, 10) },
  { kept: 4, periodOf: mondayOf },
  { kept: 12, periodOf: (at: Date) => at.toISOString().slice(0, 7) },
];

/**
 * Which backups to let go: all but the newest of each of the last 7 days, 4 weeks (from Monday) and 12 months that have one. Periods are
 * of UTC. The newest is always kept.
 */
export function outlived<T extends { at: Date }>(backups: T[]): T[] {
  const newestFirst = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const keep = new Set<T>();
  for (const { kept, periodOf } of rules) {
    const periods = Map.groupBy(newestFirst, ({ at }) => periodOf(at));
    for (const [newest] of [...periods.values()].slice(0, kept)) if (newest) keep.add(newest);
  }
  return newestFirst.filter((backup) => !keep.has(backup));
}

function mondayOf(at: Date): string {
  const day = new Date(at);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
