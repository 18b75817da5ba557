import { z } from "zod";
import { findProse } from "#lib/db/prose.ts";
import { findReview, saveReview } from "#lib/db/reviews.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import { changeOfReview } from "#lib/domain/claim/recorded-change.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { parseProse } from "#lib/domain/prose/prose-schema.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeArticle } from "../change-article.ts";
import { findVerdict, withField } from "../steps/annotation-input.ts";
import { isSaidAlready } from "../steps/as-it-stands.ts";
import { replaceSharedProse } from "../steps/fold-prose.ts";
import { noteWholeAuthor } from "../steps/note-authors.ts";
import { staleReview } from "../steps/stale-review.ts";

const reviewChange = z.object({
  articleId: z.uuid(),
  version: z.number().int(),
  summary: documentJson.optional(),
  /** Slug on the scale in force. */
  overallVerdict: z.string().max(40).nullable().optional(),
});

/** Changes the review's summary or its verdict on the whole; what stands there already is no change. */
export async function updateReview(actor: Actor | null, input: z.input<typeof reviewChange>): Promise<Result<Review>> {
  const admitted = admit(actor, "edit the review", reviewChange, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: change } = admitted.value;

  return changeArticle(editor, change.articleId, async (db) => {
    const found = await findReview(db, change.articleId);
    if (!found) return articleNotFound();
    const { id, ...current } = found.review;
    if (change.version !== current.version) return staleReview(db, editor, id, current);
    const summary = change.summary && withField(parseProse(change.summary), "summary");
    if (summary?.ok === false) return summary;
    const verdict =
      change.overallVerdict === undefined
        ? undefined
        : withField(await findVerdict(db, change.overallVerdict, current.overallVerdict), "overallVerdict");
    if (verdict?.ok === false) return verdict;
    const said = { ...(summary && { summary: summary.value }), ...(verdict && { verdict: verdict.value }) };
    if (isSaidAlready(current, said)) return ok({ value: current, deed: null });

    if (summary) {
      await replaceSharedProse(db, { kind: "summary", subjectId: change.articleId, json: summary.value, authorId: editor.id });
    }
    await saveReview(db, change.articleId, {
      ...(summary && { summary: summary.value }),
      ...(verdict && { overallVerdictId: verdict.value?.id ?? null }),
    });
    const review = await noteWholeAuthor(db, change.articleId, found.review, editor.id);
    const changed = [...(summary ? ["summary"] : []), ...(verdict ? ["overallVerdict"] : [])];
    const told = changeOfReview(current, review, { prose: (await findProse(db, "summary", change.articleId)) === null });
    const data = { version: review.version, changed, ...told };
    return ok({ value: review, deed: { verb: "updated", subject: "review", subjectId: id, data } });
  });
}
