import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { listedArticleAnswer, loadedArticleAnswer } from "#lib/api/article-answer.ts";
import { isUpload } from "#lib/api/upload.ts";
import { answerFiles } from "#lib/api/uploaded.ts";
import { articleListParameters } from "#lib/domain/article/article-list.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { loadFromFile, loadFromRequest } from "#lib/usecases/article/load-from-request.ts";
import type { LoadedArticle } from "#lib/usecases/steps/load-prepared-article.ts";

export const GET = api(
  async ({ actor, query }) =>
    answer(await listArticles(actor, unchecked(query)), ({ articles, next }) =>
      found({ articles: articles.map(listedArticleAnswer), next }),
    ),
  articleListParameters,
);

export const POST = api(async ({ actor, request }) => {
  if (isUpload(request))
    return answerFiles(request, actor, async (file, fields) => answer(await loadFromFile(actor, { ...fields, ...file }), loaded));
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  return answer(await loadFromRequest(actor, body.value), loaded);
});

function loaded(article: LoadedArticle): Response {
  return created(loadedArticleAnswer(article), { location: `/api/v1/articles/${article.article.id}` });
}
