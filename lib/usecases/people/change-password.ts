import { z } from "zod";
import { revokeApiTokens } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { notePasswordGiven, revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, findPasswordHash, findUser, updateUser } from "#lib/db/users.ts";
import { hashPassword, passwordMatches } from "#lib/domain/people/password.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { newPasswordInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { refuseGuessable } from "../steps/password-choice.ts";

const change = z.object({
  currentPassword: z.string().min(1, "Give your present password.").max(500),
  newPassword: newPasswordInput,
  /** What was made with the old password may be in hands that shouldn't have it. */
  revokeTokens: z.boolean().default(false),
});

type Changed = { sessionsEnded: number; tokensRevoked: number };

/** All sessions end but the one that asks. */
export async function changePassword(actor: Actor | null, input: z.input<typeof change>): Promise<Result<Changed>> {
  const admitted = admit(actor, "manage one's account", change, input);
  if (!admitted.ok) return admitted;
  const { currentPassword, newPassword, revokeTokens } = admitted.value.input;
  const { id, session } = admitted.value.actor;
  const found = await findPasswordHash(database(), { id });
  if (!(await passwordMatches(found?.passwordHash ?? null, currentPassword))) {
    return refuse("invalid", "That isn't your present password. Nothing was changed.", { field: "currentPassword" });
  }
  const user = await findUser(database(), id);
  const guessable = user && (await refuseGuessable({ password: newPassword, name: user.name, email: user.email, field: "newPassword" }));
  if (guessable) return guessable;
  const passwordHash = await hashPassword(newPassword);

  return inTransaction(async (db) => {
    await updateUser(db, id, { passwordHash });
    const sessionsEnded = await revokeSessions(db, { userId: id, ...(session ? { exceptId: session.id } : {}) });
    const tokensRevoked = revokeTokens ? await revokeApiTokens(db, id) : 0;
    if (session) await notePasswordGiven(db, { id: session.id, userId: id });
    await announceAccessChange(db, id);
    const data = { sessionsEnded, tokensRevoked };
    await appendAudit(db, { actorId: id, verb: "change the password", subject: "user", subjectId: id, data });
    return ok(data);
  }, evenIfShort);
}
