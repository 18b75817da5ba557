const long = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "20 May 2025", in UTC, so that a page never depends on the machine that rendered it. */
export function longDate(iso: string): string {
  return long.format(new Date(iso));
}
