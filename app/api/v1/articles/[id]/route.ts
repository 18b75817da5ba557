import { answer, api, found } from "#lib/http/api.ts";
import { articleAnswer } from "#lib/http/article-answer.ts";
import { readArticle } from "#lib/usecases/read-article.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await readArticle(actor, { id }), ({ article, snapshot }) => found(articleAnswer(article, snapshot))),
);
