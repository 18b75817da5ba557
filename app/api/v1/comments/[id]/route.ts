import { api, atVersion, bodyWith, commentAnswer, matchedVersions, staleAnswer, unmatched } from "#lib/api/api.ts";
import { commentPatch } from "#lib/domain/api/comments.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { deleteComment } from "#lib/usecases/annotation/delete-comment.ts";
import { updateComment } from "#lib/usecases/annotation/update-comment.ts";

export const PATCH = api(async ({ actor, id, request }) => {
  const versions = matchedVersions(request);
  if (versions === null) return unmatched();
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const change = parse(commentPatch, body.value);
  if (!change.ok) return problem(change.error);
  const updated = await atVersion(versions, (version) => updateComment(actor, { ...change.value, id, version }));
  return updated.ok ? commentAnswer(updated, id, 200) : staleAnswer(updated.error);
});

export const DELETE = api(async ({ actor, id, request }) => {
  const versions = matchedVersions(request);
  const removed = await (versions ? atVersion(versions, (version) => deleteComment(actor, { id, version })) : deleteComment(actor, { id }));
  return removed.ok ? new Response(null, { status: 204 }) : staleAnswer(removed.error);
});
