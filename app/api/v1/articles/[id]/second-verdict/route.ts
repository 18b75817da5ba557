import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { secondVerdictRequest } from "#lib/domain/api/assessment.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { askSecondVerdict } from "#lib/usecases/article/ask-second-verdict.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { readReview } from "#lib/usecases/review/read-review.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await readReview(actor, { articleId: id }), ({ secondVerdict }) => found(secondVerdict)),
);

export const PUT = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const wanted = parse(secondVerdictRequest, body.value);
  if (!wanted.ok) return problem(wanted.error);
  return answer(await askSecondVerdict(actor, { ...wanted.value, articleId: known.value.article.id }), (setting) => found(setting));
});
