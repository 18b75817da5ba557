import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { articleAnswer } from "#lib/api/article-answer.ts";
import { articlePatch } from "#lib/domain/api/articles.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { removeArticle } from "#lib/usecases/article/remove-article.ts";
import { updateArticleDetails } from "#lib/usecases/article/update-article-details.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await readArticle(actor, { id }), ({ article, snapshot }) => found(articleAnswer(article, snapshot))),
);

/** What is left out stays as it is. */
export const PATCH = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const change = parse(articlePatch, body.value);
  if (!change.ok) return problem(change.error);
  const { article, snapshot } = known.value;
  const { title, outlet, author, sourceUrl, publishedAt, language } = article;
  const details = { title, outlet, author, sourceUrl, publishedAt, language, ...change.value };
  return answer(await updateArticleDetails(actor, { id: article.id, version: article.version, details }), (changed) =>
    found(articleAnswer(changed, snapshot)),
  );
});

/** Off the desk and the public pages; an editor can bring it back in the desk. */
export const DELETE = api(async ({ actor, id }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  return answer(await removeArticle(actor, { id: known.value.article.id }), () => new Response(null, { status: 204 }));
});
