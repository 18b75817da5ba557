import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { articleAnswer, articleSummaryAnswer } from "#lib/api/article-answer.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { loadFromRequest } from "#lib/usecases/article/load-from-request.ts";

export const GET = api(async ({ actor }) =>
  answer(await listArticles(actor), (articles) => found({ articles: articles.map(articleSummaryAnswer) })),
);

export const POST = api(async ({ actor, request }) => {
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  return answer(await loadFromRequest(actor, body.value), ({ article, snapshot }) =>
    created(articleAnswer(article, snapshot), { location: `/api/v1/articles/${article.id}` }),
  );
});
