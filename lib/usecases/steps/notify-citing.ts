import { lockArticle } from "#lib/db/articles.ts";
import type { Citing } from "#lib/db/captures.ts";
import { inTransaction } from "#lib/db/client.ts";
import { appendEvents } from "#lib/db/outbox.ts";

/** Whoever has a card open that cites a source hears that something is known of it by now. One article after the other. */
export async function notifyCiting(citing: Pick<Citing, "articleId" | "annotationId">[]): Promise<void> {
  for (const [articleId, rows] of Map.groupBy(citing, (each) => each.articleId)) {
    await inTransaction(async (db) => {
      await lockArticle(db, articleId);
      const annotations = new Set(rows.map(({ annotationId }) => annotationId));
      await appendEvents(
        db,
        { articleId, actorId: null },
        [...annotations].map((subjectId) => ({ verb: "evidence-read", subject: "annotation", subjectId })),
      );
    });
  }
}
