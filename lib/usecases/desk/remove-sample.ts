import { listSampleArticleIds, lockArticle, setArticleDeleted } from "#lib/db/articles.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { setSampleUsersActive } from "#lib/db/sample.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { recordDeed } from "../change-article.ts";
import { gate } from "../gate.ts";

/** Takes the sample library away, its people included. `restoreSample` brings it back. */
export async function removeSample(actor: Actor | null): Promise<Result<{ articles: number }>> {
  return setSamplePresent(actor, false);
}

/** All sample articles and people at once, in the order of their ids, so that two who do it together don't deadlock. */
export async function setSamplePresent(actor: Actor | null, present: boolean): Promise<Result<{ articles: number }>> {
  const gated = gate(actor, "remove the sample");
  if (!gated.ok) return gated;
  return inTransaction(async (db) => {
    const ids = await listSampleArticleIds(db, present);
    for (const id of ids) {
      const article = await lockArticle(db, id);
      if (article?.deleted !== present) continue;
      await setArticleDeleted(db, id, !present);
      await recordDeed(db, gated.value.id, id, { verb: present ? "restored" : "deleted", subject: "article", subjectId: id });
      await wakePublications(db, article.slug);
    }
    await setSampleUsersActive(db, present);
    const entry = { verb: present ? "restored" : "deleted", subject: "sample", subjectId: "sample", data: { articles: ids.length } };
    await appendAudit(db, { ...entry, actorId: gated.value.id });
    return ok({ articles: ids.length });
  });
}
