import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { topicArticlesRequest, toTopicChanged } from "#lib/domain/api/topics.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";

/** More articles of the same story. */
export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(topicArticlesRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await collectArticles(actor, { topic: { id }, articleIds: asked.value.articles }), (changed) =>
    created(toTopicChanged(changed)),
  );
});

/** One of them is of another story. */
export const DELETE = api(
  async ({ actor, id, query }) =>
    answer(await collectArticles(actor, { topic: { id }, articleIds: [String(query.article ?? "")], on: false }), (changed) =>
      found(toTopicChanged(changed)),
    ),
  ["article"],
);
