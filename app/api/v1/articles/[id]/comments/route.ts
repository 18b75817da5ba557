import { randomUUID } from "node:crypto";
import { answer, api, bodyWith, commentAnswer, foundPage, listParameters } from "#lib/api/api.ts";
import { commentRequest, toCommentResponse } from "#lib/domain/api/comments.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { addReviewComment } from "#lib/usecases/review/add-review-comment.ts";
import { readReview } from "#lib/usecases/review/read-review.ts";

/** What is said of the review as a whole. */
export const GET = api(
  async ({ actor, id, query }) =>
    answer(await readReview(actor, { articleId: id }), ({ review }) =>
      foundPage("comments", review.comments.map(toCommentResponse), query, (comment) => [comment.at, comment.id].join(" ")),
    ),
  listParameters,
);

export const POST = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const said = parse(commentRequest, body.value);
  if (!said.ok) return problem(said.error);
  const commentId = randomUUID();
  return commentAnswer(await addReviewComment(actor, { ...said.value, id: commentId, articleId: known.value.article.id }), commentId, 201);
});
