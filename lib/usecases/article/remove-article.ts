import { z } from "zod";
import { setArticleDeleted } from "#lib/db/articles.ts";
import { findRevision } from "#lib/db/revisions.ts";
import { findWithdrawal } from "#lib/db/withdrawals.ts";
import type { Article } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { wakeReview } from "../steps/wake-review.ts";

const which = z.object({ id: z.uuid() });

/**
 * Takes an article and its review out of the desk. `restoreArticle` brings them back. A review that is public is withdrawn first, with a reason:
 * nothing that readers could rest on goes without a word.
 */
export async function removeArticle(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Article>> {
  const admitted = admit(actor, "remove an article", which, input);
  if (!admitted.ok) return admitted;
  const { actor: remover, input: asked } = admitted.value;

  return changeArticle(remover, asked.id, async (db, { id, sample }) => {
    const current = sample ? null : await findRevision(db, id);
    if (current && !(await findWithdrawal(db, id, current.number))) {
      return refuse("conflict", "Its review is public. Withdraw it first, saying why: its readers are told. Nothing was removed.");
    }
    const article = await setArticleDeleted(db, id, true);
    await wakeReview(db, article);
    return ok({ value: article, deed: { verb: "deleted", subject: "article", subjectId: id } });
  });
}
