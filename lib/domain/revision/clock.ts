/** How far a clock may run behind and be waited for, in milliseconds. */
export const longestWait = 300_000;

/** By how many milliseconds `now` lies before the latest of the times that can only be past; 0: all is well. All are ISO 8601. */
export function behind(now: string, past: (string | null)[]): number {
  const latest = Math.max(...past.map((time) => (time === null ? 0 : Date.parse(time))));
  return Math.max(0, latest - Date.parse(now));
}

/** "40 seconds", "3 minutes", "2 hours", "9 days": rounded up, so that whoever waits that long has waited long enough. */
export function durationWords(milliseconds: number): string {
  const units: [name: string, size: number][] = [
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
    ["second", 1000],
  ];
  const [name, size] = units.find(([, length]) => milliseconds > length) ?? ["second", 1000];
  const count = Math.max(1, Math.ceil(milliseconds / size));
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
