import { randomUUID } from "node:crypto";
import { answer, api, bodyWith, created } from "#lib/api/api.ts";
import { commentRequest, toCommentResponse } from "#lib/domain/api/sign-off.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { addComment } from "#lib/usecases/annotation/add-comment.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotation(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const said = parse(commentRequest, body.value);
  if (!said.ok) return problem(said.error);
  const commentId = randomUUID();
  return answer(await addComment(actor, { ...said.value, id: commentId, annotationId: known.value.id }), ({ comments }) =>
    created(comments.filter((comment) => comment.id === commentId).map(toCommentResponse)[0]),
  );
});
