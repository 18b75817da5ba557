import { appendAudit } from "#lib/db/audit.ts";
import { database } from "#lib/db/client.ts";

export type RoomIncident = {
  verb: "refuse a connection" | "refuse a message" | "close a connection";
  actorId: string | null;
  /** The network address it came from. */
  address: string;
  reason: string;
};

/** Keeps in the audit log that the room shut somebody out, and why. */
export async function recordRoomIncident({ verb, actorId, reason, address, ...more }: RoomIncident & { document?: string }): Promise<void> {
  await appendAudit(database(), { actorId, verb, subject: "room", subjectId: actorId ?? "", address, data: { reason, ...more } });
}
