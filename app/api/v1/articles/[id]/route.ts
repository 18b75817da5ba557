import { answer, api, found } from "#lib/api/api.ts";
import { articleAnswer } from "#lib/api/article-answer.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await readArticle(actor, { id }), ({ article, snapshot }) => found(articleAnswer(article, snapshot))),
);
