import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { collectUncitedFiles as collect } from "#lib/db/source-addresses.ts";
import { ok, type Result } from "#lib/domain/result.ts";

/** Whoever attached a file may have it in a draft that no server has seen yet. */
const keptDays = 30;
/** So many at once: a file may have 25 MB. */
const most = 100;

/** Files that somebody attached and gave up: nothing ever cited them. What was cited once stays, as revisions and history refer to it. */
export async function collectUncitedFiles(now = new Date()): Promise<Result<{ collected: number }>> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  return inTransaction(async (db) => {
    const files = await collect(db, before, most);
    for (const { id, title, url } of files)
      await appendAudit(db, { verb: "collected", subject: "source", subjectId: id, actorId: null, data: { title, url } });
    return ok({ collected: files.length });
  });
}
