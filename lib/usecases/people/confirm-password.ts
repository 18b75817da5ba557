import { z } from "zod";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { notePasswordGiven } from "#lib/db/sessions.ts";
import { findPasswordHash } from "#lib/db/users.ts";
import { passwordMatches } from "#lib/domain/people/password.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const given = z.object({ password: z.string().min(1, "Give your password.").max(500) });

/** Gives the password once more in a session that has it from long ago, for what asks for it again (`asksForPassword`). */
export async function confirmPassword(actor: Actor | null, input: z.input<typeof given>): Promise<Result<null>> {
  const admitted = admit(actor, "manage one's account", given, input);
  if (!admitted.ok) return admitted;
  const { id: userId, session } = admitted.value.actor;
  const found = await findPasswordHash(database(), { id: userId });
  if (!(await passwordMatches(found?.passwordHash ?? null, admitted.value.input.password))) {
    return refuse("invalid", "That isn't your password. Nothing was changed.", { field: "password" });
  }
  if (session) await inTransaction((db) => notePasswordGiven(db, { id: session.id, userId }), evenIfShort);
  return ok(null);
}
