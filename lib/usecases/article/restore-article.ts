import { z } from "zod";
import { findSameArticle, lockLoading, setArticleDeleted } from "#lib/db/articles.ts";
import { findLatestSnapshot } from "#lib/db/snapshots.ts";
import type { Article } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { alreadyLoaded } from "../steps/already-loaded.ts";
import { wakeReview } from "../steps/wake-review.ts";

const which = z.object({ id: z.uuid() });

/** Brings a removed article back with all that belongs to it, unless its text has been loaded anew meanwhile. */
export async function restoreArticle(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Article>> {
  const admitted = admit(actor, "remove an article", which, input);
  if (!admitted.ok) return admitted;
  const { actor: restorer, input: asked } = admitted.value;

  return changeArticle(
    restorer,
    asked.id,
    async (db, removed) => {
      if (!removed.deleted) return articleNotFound();
      await lockLoading(db);
      const snapshot = await findLatestSnapshot(db, removed.id);
      const same = await findSameArticle(db, { textSha256: snapshot?.sha256 ?? "", sourceUrl: removed.sourceUrl });
      if (same) return alreadyLoaded(same);
      const article = await setArticleDeleted(db, removed.id, false);
      await wakeReview(db, article);
      return ok({ value: article, deed: { verb: "restored", subject: "article", subjectId: article.id } });
    },
    { evenIfRemoved: true },
  );
}
