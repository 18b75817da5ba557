import { listAssignees } from "#lib/db/assignments.ts";
import type { Transaction } from "#lib/db/client.ts";
import { listUsers } from "#lib/db/users.ts";
import { canWorkOn } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { worksHere } from "#lib/domain/people/user.ts";

/** Everyone at the desk who may sign off on this article, authors or not. */
export async function listSigners(db: Transaction, articleId: string): Promise<Person[]> {
  const assigned = (await listAssignees(db, articleId)).map(({ id }) => id);
  return (await listUsers(db)).filter((user) => worksHere(user) && canWorkOn(user, assigned)).map(({ id, name }) => ({ id, name }));
}
