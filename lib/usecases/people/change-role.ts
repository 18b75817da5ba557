import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { announceAccessChange, findUser, lockAdmins, updateUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { roleInput, type User } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { revokeWrongfulLinks } from "../steps/link-right.ts";

const change = z.object({ id: z.uuid(), role: roleInput });

/** Invitations and new-password links that they made and may no longer make are taken back. */
export async function changeRole(actor: Actor | null, input: z.input<typeof change>): Promise<Result<User>> {
  const admitted = admit(actor, "change a role", change, input);
  if (!admitted.ok) return admitted;
  const { id, role } = admitted.value.input;

  return inTransaction(async (db) => {
    const admins = await lockAdmins(db);
    const user = await findUser(db, id);
    if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
    if (role !== "admin" && admins.length === 1 && admins[0] === id) return lastAdmin();
    const changed = await updateUser(db, id, { role });
    const linksRevoked = await revokeWrongfulLinks(db, changed);
    await announceAccessChange(db, id);
    await appendAudit(db, {
      actorId: admitted.value.actor.id,
      verb: "change a role",
      subject: "user",
      subjectId: id,
      data: { from: user.role, to: role, linksRevoked },
    });
    return ok(changed);
  }, evenIfShort);
}

/** Without an admin nobody could let anyone in again. */
export const lastAdmin = () => refuse("conflict", "A desk needs at least one admin. Make someone else an admin first.");
