import type { Connection, Document } from "@hocuspocus/server";
import type { Actor } from "#lib/domain/permissions.ts";
import { largestPresence, type PersonStamp, personColour, presence } from "#lib/domain/room.ts";

export function stampOf(actor: Actor): PersonStamp {
  return { id: actor.id, name: actor.name, colour: personColour(actor.id) };
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
  const user = stampOf(actor);
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
