/** A date column as an ISO 8601 day, the way details of articles and sources carry it. */
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}

const precisions = { year: 4, month: 7, day: 10 } as const;
type Precision = keyof typeof precisions;

/** A day as far as it is known: "2026", "2026-03" or "2026-03-14". */
export function partialDayOf(date: Date | null, precision: Precision): string | null {
  return dayOf(date)?.slice(0, precisions[precision]) ?? null;
}

/** The columns that keep such a day. */
export function partialDayColumns(day: string): { publishedAt: Date; precision: Precision } {
  const precision = day.length === precisions.year ? "year" : day.length === precisions.month ? "month" : "day";
  return { publishedAt: new Date(day), precision };
}
