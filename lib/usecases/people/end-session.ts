import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ id: z.uuid() });

/** Ends one of one's own sessions, on another device say. */
export async function endSession(actor: Actor | null, input: z.input<typeof which>): Promise<Result<null>> {
  const admitted = admit(actor, "manage one's account", which, input);
  if (!admitted.ok) return admitted;
  const userId = admitted.value.actor.id;
  return inTransaction(async (db) => {
    const ended = await revokeSessions(db, { userId, id: admitted.value.input.id });
    if (ended === 0) return refuse("not_found", "That session is over already.");
    await announceAccessChange(db, userId);
    await appendAudit(db, { actorId: userId, verb: "end a session", subject: "session", subjectId: admitted.value.input.id });
    return ok(null);
  }, evenIfShort);
}
