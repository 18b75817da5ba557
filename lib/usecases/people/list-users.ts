import { database } from "#lib/db/client.ts";
import { listUsableLinks } from "#lib/db/one-time-links.ts";
import { countSessions } from "#lib/db/sessions.ts";
import { listUsers as listRows } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { DeskPerson, LinkSummary } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Everyone of the desk, and the invitations nobody has followed yet. */
export async function listUsers(actor: Actor | null): Promise<Result<{ users: DeskPerson[]; invitations: LinkSummary[] }>> {
  const gated = gate(actor, "list users");
  if (!gated.ok) return gated;
  const sessions = await countSessions(database());
  const users = (await listRows(database())).map((user) => ({ ...user, sessions: sessions.get(user.id) ?? 0 }));
  return ok({ users, invitations: await listUsableLinks(database(), "invitation") });
}
