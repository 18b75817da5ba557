import { listDueSoon, listOwners } from "#lib/db/assignments.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { notifyPeople } from "../steps/notify-people.ts";

/** Days before the day on which an article is due. */
const soon = 2;

/** Tells whoever works on an article that it is due soon: once for each day that it is due on, however often this is asked. */
export async function notifyDue(now = new Date()): Promise<Result<{ articles: number }>> {
  const until = new Date(now.getTime() + soon * 24 * 60 * 60 * 1000);
  const due = await listDueSoon(database(), now, until);
  for (const { id: articleId, dueOn } of due) {
    await inTransaction(async (db) => {
      const notice = { kind: "due", subjectId: `${articleId} ${dueOn}`, articleId, actorId: null } as const;
      await notifyPeople(db, notice, await listOwners(db, articleId));
      return ok(null);
    });
  }
  return ok({ articles: due.length });
}
