import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, findPasswordHash, updateUser } from "#lib/db/users.ts";
import { hashPassword, passwordMatches } from "#lib/domain/people/password.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { newPasswordInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const change = z.object({
  currentPassword: z.string().min(1, "Give your present password.").max(500),
  newPassword: newPasswordInput,
  /** The session that asks; all others end. */
  keepSessionId: z.uuid().optional(),
});

export async function changePassword(actor: Actor | null, input: z.input<typeof change>): Promise<Result<{ sessionsEnded: number }>> {
  const admitted = admit(actor, "read the desk", change, input);
  if (!admitted.ok) return admitted;
  const { currentPassword, newPassword, keepSessionId } = admitted.value.input;
  const { id } = admitted.value.actor;
  const found = await findPasswordHash(database(), { id });
  if (!(await passwordMatches(found?.passwordHash ?? null, currentPassword))) {
    return refuse("invalid", "That isn't your present password. Nothing was changed.", { field: "currentPassword" });
  }
  const passwordHash = await hashPassword(newPassword);

  return inTransaction(async (db) => {
    await updateUser(db, id, { passwordHash });
    const sessionsEnded = await revokeSessions(db, { userId: id, ...(keepSessionId ? { exceptId: keepSessionId } : {}) });
    await announceAccessChange(db, id);
    await appendAudit(db, { actorId: id, verb: "change the password", subject: "user", subjectId: id });
    return ok({ sessionsEnded });
  }, evenIfShort);
}
