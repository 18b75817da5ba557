import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction, type Transaction } from "#lib/db/client.ts";
import { createSession, findSession, revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, findPasswordHash, findUser } from "#lib/db/users.ts";
import { passwordMatches } from "#lib/domain/people/password.ts";
import { sessionEnd } from "#lib/domain/people/session.ts";
import { emailInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

const signInInput = z.object({
  email: emailInput,
  password: z.string().max(500),
  userAgent: z.string().default(""),
  /** The session this browser has, which the new one takes the place of. */
  replaces: z.uuid().nullish(),
});

/** One answer for an unknown address, a wrong password and a deactivated account, after the same work. */
const refusal = () => refuse("unauthenticated", "The e-mail address or the password isn't right. Check both and try again.");

export async function signIn(input: unknown): Promise<Result<{ sessionId: string; userId: string }>> {
  const parsed = signInInput.safeParse(input);
  const { email, password, userAgent, replaces } = parsed.success ? parsed.data : { email: "", password: "", userAgent: "" };
  const found = await findPasswordHash(database(), { email });
  if (!(await passwordMatches(found?.passwordHash ?? null, password)) || !found) return refusal();

  return inTransaction(async (db) => {
    const user = await findUser(db, found.id);
    if (!user || user.deactivatedAt) return refusal();
    if (replaces) await endReplaced(db, replaces);
    const sessionId = await createSession(db, {
      userId: user.id,
      userAgent: userAgent.slice(0, 300),
      expiresAt: sessionEnd(user.role, new Date()),
    });
    await appendAudit(db, { actorId: user.id, verb: "sign in", subject: "session", subjectId: sessionId });
    return ok({ sessionId, userId: user.id });
  }, evenIfShort);
}

/** Whoever's it was: nobody can use it from this browser any more, and nobody should from elsewhere. */
async function endReplaced(db: Transaction, id: string): Promise<void> {
  const session = await findSession(db, id);
  if (!session) return;
  await revokeSessions(db, { userId: session.user.id, id });
  await announceAccessChange(db, session.user.id);
  await appendAudit(db, { actorId: session.user.id, verb: "replace a session", subject: "session", subjectId: id });
}
