/** A date column as an ISO 8601 day, the way details of articles and sources carry it. */
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}
