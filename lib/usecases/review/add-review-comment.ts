import type { z } from "zod";
import { getReview } from "#lib/db/reviews.ts";
import { newReviewComment } from "#lib/domain/claim/comment-input.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { say } from "../steps/write-comment.ts";

/** Says something about a review as a whole to colleagues. As its summary is, it is open to whoever still judges an annotation alone. */
export async function addReviewComment(actor: Actor | null, input: z.input<typeof newReviewComment>): Promise<Result<Review>> {
  const admitted = admit(actor, "comment", newReviewComment, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: given } = admitted.value;
  const { articleId, ...said } = given;

  return changeArticle(author, articleId, async (db) => {
    const { id: reviewId, comments } = await getReview(db, articleId);
    const deed = await say(db, author, { place: { reviewId, articleId }, articleId, comments }, said);
    if (!deed.ok) return deed;
    const { id: _, ...value } = await getReview(db, articleId);
    return ok({ value, deed: deed.value });
  });
}
