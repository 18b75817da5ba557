import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { createUser, findUserByEmail, listUsers, lockFirstAdmin } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";

const email = "command-line@localhost.invalid";

/**
 * As whom a command acts when nobody is named: the desk's longest-serving admin; on a desk without people an account of its own, which
 * has no password, so nobody signs in as it.
 */
export async function defaultCommandLineActor(): Promise<Actor> {
  const admin = (await listUsers(database())).find((user) => user.role === "admin" && user.deactivatedAt === null && !user.sample);
  const user = admin ?? (await commandLineUser());
  return { id: user.id, name: user.name, role: user.role, via: "command-line" };
}

function commandLineUser() {
  return inTransaction(async (db) => {
    await lockFirstAdmin(db);
    const known = await findUserByEmail(db, email);
    if (known) return known;
    const user = await createUser(db, { email, name: "Command line", role: "admin", passwordHash: null });
    await appendAudit(db, { actorId: null, verb: "add a user", subject: "user", subjectId: user.id, data: { role: user.role } });
    return user;
  }, evenIfShort);
}
