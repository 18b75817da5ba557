import { answer, api, found } from "#lib/api/api.ts";
import { toSnapshotMarkResponse } from "#lib/domain/api/articles.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { confirmOutletText, unconfirmOutletText } from "#lib/usecases/snapshot/confirm-outlet-text.ts";

export const PUT = api(async ({ actor, id, number }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const confirmed = await confirmOutletText(actor, { articleId: known.value.article.id, number });
  return answer(confirmed, (mark) => found(toSnapshotMarkResponse(mark)));
});

export const DELETE = api(async ({ actor, id, number }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const taken = await unconfirmOutletText(actor, { articleId: known.value.article.id, number });
  return answer(taken, () => new Response(null, { status: 204 }));
});
