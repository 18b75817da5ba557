import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { createSession } from "#lib/db/sessions.ts";
import { findPasswordHash } from "#lib/db/users.ts";
import { passwordMatches } from "#lib/domain/people/password.ts";
import { emailInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

export const sessionDays = 30;

const signInInput = z.object({ email: emailInput, password: z.string().max(500), userAgent: z.string().default("") });

/** One answer for an unknown address, a wrong password and a deactivated account, after the same work. */
const refusal = () => refuse("unauthenticated", "The e-mail address or the password isn't right. Check both and try again.");

export async function signIn(input: unknown): Promise<Result<{ sessionId: string; userId: string }>> {
  const parsed = signInInput.safeParse(input);
  const { email, password, userAgent } = parsed.success ? parsed.data : { email: "", password: "", userAgent: "" };
  const found = await findPasswordHash(database(), { email });
  if (!(await passwordMatches(found?.passwordHash ?? null, password)) || !found) return refusal();

  return inTransaction(async (db) => {
    const sessionId = await createSession(db, {
      userId: found.id,
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(Date.now() + sessionDays * 86_400_000),
    });
    await appendAudit(db, { actorId: found.id, verb: "sign in", subject: "session", subjectId: sessionId });
    return ok({ sessionId, userId: found.id });
  }, evenIfShort);
}
