import { answer, api, bodyWith, created } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, { articleId: known.value.article.id });
  if (!body.ok) return problem(body.error, 400);
  return answer(await withdrawReview(actor, unchecked(body.value)), (withdrawal) => created(withdrawal));
});
