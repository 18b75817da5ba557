import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { updateUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { personNameInput, publicNoteInput, type User } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const account = z.object({ name: personNameInput, publicNote: publicNoteInput });

/** One's own name, and what stands beside it on public pages. What was published keeps the name it was published with. */
export async function updateAccount(actor: Actor | null, input: z.input<typeof account>): Promise<Result<User>> {
  const admitted = admit(actor, "manage one's account", account, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.actor;
  return inTransaction(async (db) => {
    const user = await updateUser(db, id, admitted.value.input);
    await appendAudit(db, { actorId: id, verb: "update the account", subject: "user", subjectId: id, data: admitted.value.input });
    return ok(user);
  });
}
