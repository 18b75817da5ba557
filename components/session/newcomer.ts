import type { Colleague } from "./live-status.ts";

/** Milliseconds after joining in which colleagues come into view. */
const settling = 3000;

/** Who has come in, of a window that joined so many milliseconds ago: those who were here before it are no news. */
export function newcomer(before: Colleague[], now: Colleague[], joinedFor: number): Colleague | undefined {
  if (joinedFor <= settling) return undefined;
  const known = new Set(before.map(({ id }) => id));
  return now.find(({ id }) => !known.has(id));
}
