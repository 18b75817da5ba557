import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { forgetAttempts } from "#lib/db/rate-limits.ts";
import { findUserByEmail } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emailInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const who = z.object({ email: emailInput });

/** Lets somebody try to sign in again at once, from wherever they are, however many wrong passwords were given for them. */
export async function unlockUser(actor: Actor | null, input: z.input<typeof who>): Promise<Result<null>> {
  const admitted = admit(actor, "unlock a user", who, input);
  if (!admitted.ok) return admitted;
  const { email } = admitted.value.input;
  return inTransaction(async (db) => {
    const user = await findUserByEmail(db, email);
    if (!user) return refuse("not_found", `Nobody with the address ${email} works at this desk.`);
    await forgetAttempts(db, email);
    await appendAudit(db, { actorId: admitted.value.actor.id || null, verb: "unlock a user", subject: "user", subjectId: user.id });
    return ok(null);
  }, evenIfShort);
}
