import type { Role } from "./permissions.ts";

const day = 86_400_000;

/** A session ends after so many days, however much it is used. */
export const longestSessionDays = 30;

/** And after so many days in which its person did nothing. An admin's outlasts a weekend, and no more. */
export const idleDays: Record<Role, number> = { admin: 3, editor: 14, reviewer: 14 };

/** When a session that its person uses at `now` (milliseconds since 1970) ends, if they don't come back to it. */
export function sessionEnd(role: Role, begun: Date, now = Date.now()): Date {
  return new Date(Math.min(begun.getTime() + longestSessionDays * day, now + idleDays[role] * day));
}
