import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { createUser, findUserByEmail } from "#lib/db/users.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emailInput, newPasswordInput, personNameInput, roleInput, type User } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { refuseGuessable } from "../steps/password-choice.ts";

const person = z.object({ email: emailInput, role: roleInput, password: newPasswordInput, name: personNameInput.optional() });

/** Makes someone with a password already chosen, from the command line say. Where there is no name yet, the address gives one. */
export async function addUser(actor: Actor | null, input: z.input<typeof person>): Promise<Result<User>> {
  const admitted = admit(actor, "invite a user", person, input);
  if (!admitted.ok) return admitted;
  const { email, role, password, name = email.replace(/@.*/, "") } = admitted.value.input;
  const guessable = await refuseGuessable({ password, name, email });
  if (guessable) return guessable;
  const passwordHash = await hashPassword(password);

  return inTransaction(async (db) => {
    if (await findUserByEmail(db, email)) return refuse("conflict", `${email} already has an account.`, { field: "email" });
    const user = await createUser(db, { email, name, role, passwordHash });
    await appendAudit(db, {
      actorId: admitted.value.actor.id || null,
      verb: "add a user",
      subject: "user",
      subjectId: user.id,
      data: { role },
    });
    return ok(user);
  });
}
