import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { findAtAddress, lockLoading, saveArticleDetails } from "#lib/db/articles.ts";
import { lastToChange } from "#lib/db/audit.ts";
import { type Article, articleDetails } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { alreadyLoaded } from "../steps/already-loaded.ts";
import { reopenCitingArticle } from "../steps/reopen-annotations.ts";

const change = z.object({ id: z.uuid(), version: z.number().int(), details: articleDetails });

/** Sets what is known of an article beside its text. Its address at this desk stays as it is. */
export async function updateArticleDetails(actor: Actor | null, input: z.input<typeof change>): Promise<Result<Article>> {
  const admitted = admit(actor, "edit article details", change, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;

  return changeArticle(editor, given.id, async (db, { deleted: _, ...current }) => {
    if (given.version !== current.version) {
      const other = await lastToChange(db, "article", current.id);
      const who = other === null || other.id === editor.id ? "These details were changed elsewhere" : `${other.name} changed these details`;
      return refuse("conflict", `${who} while you were working on them. Nothing of yours is lost: compare the two and save again.`, {
        details: { current },
      });
    }
    if (given.details.sourceUrl !== null) {
      await lockLoading(db);
      const same = await findAtAddress(db, given.details.sourceUrl);
      if (same && same.article.id !== current.id) return alreadyLoaded(same);
    }
    const article = await saveArticleDetails(db, current.id, given.details);
    if (article.title !== current.title || article.outlet !== current.outlet) await reopenCitingArticle(db, editor, article.id);
    // By when the work is due is told to no reader: changed alone, it makes no review one that has changed since it was published.
    const verb = isSameButDue(current, article) ? "scheduled" : "updated";
    return ok({ value: article, deed: { verb, subject: "article", subjectId: article.id, data: { version: article.version } } });
  });
}

function isSameButDue(before: Article, after: Article): boolean {
  return before.dueOn !== after.dueOn && isDeepStrictEqual({ ...before, dueOn: null, version: 0 }, { ...after, dueOn: null, version: 0 });
}
