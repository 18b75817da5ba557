import { presence } from "#lib/domain/prose/room-messages.ts";
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
