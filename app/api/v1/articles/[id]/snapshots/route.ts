import { answer, api, bodyWith, created } from "#lib/api/api.ts";
import { snapshotAnswer } from "#lib/api/article-answer.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { addSnapshotFromRequest } from "#lib/usecases/article/load-from-request.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const body = await bodyWith(request, { articleId: known.value.article.id });
  if (!body.ok) return problem(body.error, 400);
  return answer(await addSnapshotFromRequest(actor, unchecked(body.value)), ({ snapshot, passages }) =>
    created({ snapshot: snapshotAnswer(snapshot), passages }),
  );
});
