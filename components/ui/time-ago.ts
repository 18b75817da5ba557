const units = [
  { unit: "day", seconds: 86_400, until: 7 * 86_400 },
  { unit: "hour", seconds: 3600, until: 86_400 },
  { unit: "minute", seconds: 60, until: 3600 },
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago a moment was, in milliseconds since 1970: "just now", "5 minutes ago", "yesterday"; after a week its date, where the reader is. */
export function timeAgo(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 60) return "just now";
  const fitting = units.findLast(({ until }) => seconds < until);
  if (fitting) return relative.format(-Math.floor(seconds / fitting.seconds), fitting.unit);
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}
