import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, findUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const whose = z.object({ userId: z.uuid() });

/** Signs somebody out of every browser, as when a computer of theirs is lost. They can sign in again with their password. */
export async function endSessionsOf(actor: Actor | null, input: z.input<typeof whose>): Promise<Result<{ sessionsEnded: number }>> {
  const admitted = admit(actor, "end another's sessions", whose, input);
  if (!admitted.ok) return admitted;
  const { userId } = admitted.value.input;
  return inTransaction(async (db) => {
    const user = await findUser(db, userId);
    if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
    const sessionsEnded = await revokeSessions(db, { userId });
    await announceAccessChange(db, userId);
    const data = { sessionsEnded };
    await appendAudit(db, { actorId: admitted.value.actor.id, verb: "end sessions", subject: "user", subjectId: userId, data });
    return ok({ sessionsEnded });
  }, evenIfShort);
}
