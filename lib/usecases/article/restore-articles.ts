import { z } from "zod";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { eachOf, type Several } from "../steps/each-of.ts";
import { restoreArticle } from "./restore-article.ts";

const which = z.object({ articleIds: z.array(z.uuid()).max(100) });

/** Brings several removed articles back, each unless its text has been loaded anew meanwhile. */
export async function restoreArticles(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Several<string>>> {
  const admitted = admit(actor, "remove an article", which, input);
  if (!admitted.ok) return admitted;
  const articles = admitted.value.input.articleIds.map((articleId) => ({ articleId }));
  return ok(
    await eachOf(articles, async ({ articleId }) => {
      const done = await restoreArticle(actor, { id: articleId });
      return done.ok ? ok(articleId) : done;
    }),
  );
}
