import { randomUUID } from "node:crypto";
import { answer, api, bodyWith, commentAnswer, foundPage, listParameters } from "#lib/api/api.ts";
import { commentRequest, toCommentResponse } from "#lib/domain/api/comments.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await readAnnotation(actor, { id }), ({ comments }) =>
      foundPage("comments", comments.map(toCommentResponse), query, (comment) => [comment.at, comment.id].join(" ")),
    ),
  listParameters,
);

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotation(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const said = parse(commentRequest, body.value);
  if (!said.ok) return problem(said.error);
  const commentId = randomUUID();
  return commentAnswer(await addComment(actor, { ...said.value, id: commentId, annotationId: known.value.id }), commentId, 201);
});
