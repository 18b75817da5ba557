import { database } from "#lib/db/client.ts";
import { findUser } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { User } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

export async function readAccount(actor: Actor | null): Promise<Result<User>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const user = await findUser(database(), gated.value.id);
  return user ? ok(user) : refuse("not_found", "This account is gone.");
}
