import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { createUser, findUserByEmail } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emailInput, personNameInput, roleInput } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const people = z.array(z.object({ name: personNameInput, email: emailInput, role: roleInput }));

/** The people of the sample library, unless they are there already. They have no password: nobody signs in as them. */
export async function addSamplePeople(actor: Actor | null, input: z.input<typeof people>): Promise<Result<Actor[]>> {
  const admitted = admit(actor, "invite a user", people, input);
  if (!admitted.ok) return admitted;
  return inTransaction(async (db) => {
    const added: Actor[] = [];
    for (const person of admitted.value.input) {
      const known = await findUserByEmail(db, person.email);
      const { id, name, role } = known ?? (await createUser(db, { ...person, passwordHash: null, sample: true }));
      if (!known)
        await appendAudit(db, { actorId: null, verb: "add a user", subject: "user", subjectId: id, data: { role, sample: true } });
      added.push({ id, name, role, via: "command-line" });
    }
    return ok(added);
  });
}
