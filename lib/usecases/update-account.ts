import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { updateUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { personNameInput, publicNoteInput, type User } from "#lib/domain/user.ts";
import { gate, parse } from "./gate.ts";

const account = z.object({ name: personNameInput, publicNote: publicNoteInput });

/** One's own name, and what stands beside it on public pages. What was published keeps the name it was published with. */
export async function updateAccount(actor: Actor | null, input: unknown): Promise<Result<User>> {
  const parsed = parse(account, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const { id } = gated.value;
  return inTransaction(async (db) => {
    const user = await updateUser(db, id, parsed.value);
    await appendAudit(db, { actorId: id, verb: "update the account", subject: "user", subjectId: id, data: parsed.value });
    return ok(user);
  });
}
