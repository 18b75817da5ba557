import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { findSession, revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange } from "#lib/db/users.ts";

/** Ends one session. Ending it twice, or one that never was, is fine. */
export async function signOut(sessionId: unknown): Promise<void> {
  const id = z.uuid().safeParse(sessionId);
  if (!id.success) return;
  await inTransaction(async (db) => {
    const session = await findSession(db, id.data);
    if (!session) return;
    await revokeSessions(db, { userId: session.user.id, id: id.data });
    await announceAccessChange(db, session.user.id);
    await appendAudit(db, { actorId: session.user.id, verb: "sign out", subject: "session", subjectId: id.data });
  }, evenIfShort);
}
