import type { Connection, Document } from "@hocuspocus/server";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { largestPresence, personColour, personColours } from "#lib/domain/prose/room.ts";
import { personStamp, presence } from "#lib/domain/prose/room-messages.ts";

/** The colour this person has here already, in another window or at another node; else one that nobody has, as long as there is one. */
function colourOf({ id }: Actor, { awareness }: Document): number {
  const taken = new Set<number>();
  for (const { user } of awareness.getStates().values()) {
    const known = personStamp.safeParse(user).data;
    if (known?.id === id) return known.colour;
    if (known) taken.add(known.colour);
  }
  const first = personColour(id);
  const all = Array.from({ length: personColours }, (_, step) => ((first - 1 + step) % personColours) + 1);
  return all.find((colour) => !taken.has(colour)) ?? first;
}

/**
 * Puts our own word in place of what a window says about who it is, and drops what it says in the name of another window or beyond what
 * presence is. Answers with what was wrong, for the audit log.
 */
export function stampPresence(
  states: Map<number, Record<string, unknown>>,
  { document, connection, actor }: { document: Document; connection: Connection; actor: Actor },
): string | null {
  let wrong: string | null = null;
  const user = { id: actor.id, name: actor.name, colour: colourOf(actor, document) };
  for (const [clientId, state] of states) {
    const ofOther = [...document.connections].some(([other, { clients }]) => other !== connection && clients.has(clientId));
    const isTooLarge = JSON.stringify(state).length > largestPresence;
    const parsed = presence.safeParse({ ...state, user });
    if (ofOther || isTooLarge || !parsed.success) {
      states.delete(clientId);
      wrong = ofOther ? "presence of another window" : "unreadable presence";
      continue;
    }
    const claimed = claimedId(state.user);
    if (claimed !== null && claimed !== user.id) wrong = "forged presence";
    states.set(clientId, parsed.data);
  }
  return wrong;
}

function claimedId(user: unknown): string | null {
  if (typeof user !== "object" || user === null) return null;
  return "id" in user && typeof user.id === "string" ? user.id : "name" in user ? "nobody" : null;
}
