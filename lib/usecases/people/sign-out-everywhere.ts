import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Ends all of one's own sessions, this one too. */
export async function signOutEverywhere(actor: Actor | null): Promise<Result<{ sessionsEnded: number }>> {
  const gated = gate(actor, "manage one's account");
  if (!gated.ok) return gated;
  const { id } = gated.value;
  return inTransaction(async (db) => {
    const sessionsEnded = await revokeSessions(db, { userId: id });
    await announceAccessChange(db, id);
    await appendAudit(db, { actorId: id, verb: "sign out everywhere", subject: "user", subjectId: id, data: { sessionsEnded } });
    return ok({ sessionsEnded });
  }, evenIfShort);
}
