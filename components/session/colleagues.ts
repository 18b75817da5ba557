import { presence } from "#lib/domain/prose/room.ts";
import type { Colleague } from "./live-status.ts";

/** Who else is here, by name. Of several windows the one in use counts. */
export function colleaguesIn(states: Record<string, unknown>[], ownClientId: number, meId: string): Colleague[] {
  const people = new Map<string, Colleague>();
  for (const state of states) {
    const parsed = presence.safeParse(state);
    if (state.clientId === ownClientId || !parsed.success) continue;
    const { user, cursor: _, ...where } = parsed.data;
    if (user.id === meId) continue;
    const before = people.get(user.id);
    if (!before || before.idle || !where.idle) people.set(user.id, { ...user, ...where });
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** Milliseconds after joining in which colleagues come into view. */
const settling = 3000;

/** Who has come in, of a window that joined so many milliseconds ago: those who were here before it are no news. */
export function newcomer(before: Colleague[], now: Colleague[], joinedFor: number): Colleague | undefined {
  if (joinedFor <= settling) return undefined;
  const known = new Set(before.map(({ id }) => id));
  return now.find(({ id }) => !known.has(id));
}
