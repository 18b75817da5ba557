/** Longest word on where in a source something stands, in UTF-16 code units. */
export const longestLocator = 200;

/** Seconds of “90”, “90s”, “1m30s”, “1:30” and “npt:90”; null for anything else. */
function secondsOf(time: string): number | null {
  const [, hours, minutes, seconds] = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})(?:\.\d{1,6})?s?)?$/.exec(time) ?? [];
  if (hours ?? minutes ?? seconds) return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  const clock = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:\.\d{1,6})?$/.exec(time);
  return clock ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : null;
}

function clockOf(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/**
 * The place in a document that its address names: “page 12” of `#page=12` (RFC 8118), “at 1:30” of `#t=90` (Media Fragments) and of the `?t=90s`
 * that sites of films have. Empty where it names none.
 */
export function locatorIn(address: string): string {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return "";
  const fragment = new URLSearchParams(url.hash.replace(/^#|:~:.*$/gs, ""));
  const page = /^\d{1,6}$/.exec(fragment.get("page") ?? "");
  if (page) return `page ${Number(page[0])}`;
  const time = fragment.get("t") ?? url.searchParams.get("t") ?? url.searchParams.get("start") ?? "";
  const seconds = secondsOf(time.replace(/^npt:/, "").split(",", 1)[0] ?? "");
  return seconds === null ? "" : `at ${clockOf(seconds)}`;
}
