import { database } from "#lib/db/client.ts";
import { listUsers } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Colleague } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Everyone whom work can be given to, by name. */
export async function listColleagues(actor: Actor | null): Promise<Result<Colleague[]>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const users = await listUsers(database());
  const active = users.filter((user) => user.deactivatedAt === null && !user.sample);
  return ok(active.map(({ id, name, role }) => ({ id, name, role })).sort((one, other) => one.name.localeCompare(other.name)));
}
