import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, findUser, lockAdmins, updateUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { User } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { revokeWrongfulLinks } from "../steps/link-right.ts";
import { lastAdmin } from "./change-role.ts";

const which = z.object({ id: z.uuid() });

/** They can't sign in any more, and their sessions, tokens and the links they made stop at once. What they wrote stays. */
export async function deactivateUser(actor: Actor | null, input: z.input<typeof which>): Promise<Result<User>> {
  const admitted = admit(actor, "deactivate a user", which, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.input;

  return inTransaction(async (db) => {
    const admins = await lockAdmins(db);
    const user = await findUser(db, id);
    if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
    if (admins.length === 1 && admins[0] === id) return lastAdmin();
    const deactivated = await updateUser(db, id, { deactivatedAt: new Date() });
    await revokeSessions(db, { userId: id });
    const linksRevoked = (await revokeWrongfulLinks(db, deactivated)) + (await revokeLinks(db, { userId: id }));
    await announceAccessChange(db, id);
    await appendAudit(db, {
      actorId: admitted.value.actor.id,
      verb: "deactivate a user",
      subject: "user",
      subjectId: id,
      data: { linksRevoked },
    });
    return ok(deactivated);
  }, evenIfShort);
}
