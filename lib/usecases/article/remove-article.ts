import { z } from "zod";
import { setArticleDeleted } from "#lib/db/articles.ts";
import type { Article } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { wakeReview } from "../steps/wake-review.ts";

const which = z.object({ id: z.uuid() });

/** Takes an article and its review out of the desk and off the public pages. `restoreArticle` brings them back. */
export async function removeArticle(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Article>> {
  const admitted = admit(actor, "remove an article", which, input);
  if (!admitted.ok) return admitted;
  const { actor: remover, input: asked } = admitted.value;

  return changeArticle(remover, asked.id, async (db, { id }) => {
    const article = await setArticleDeleted(db, id, true);
    await wakeReview(db, article);
    return ok({ value: article, deed: { verb: "deleted", subject: "article", subjectId: id } });
  });
}
