import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { findUser, updateUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { User } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ id: z.uuid() });

/** They can sign in again with the password they had. */
export async function reactivateUser(actor: Actor | null, input: z.input<typeof which>): Promise<Result<User>> {
  const admitted = admit(actor, "deactivate a user", which, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.input;

  return inTransaction(async (db) => {
    const user = await findUser(db, id);
    if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
    const reactivated = await updateUser(db, id, { deactivatedAt: null });
    await appendAudit(db, { actorId: admitted.value.actor.id, verb: "reactivate a user", subject: "user", subjectId: id });
    return ok(reactivated);
  });
}
