import { answer, api, bodyWith, created, found, listParameters } from "#lib/api/api.ts";
import { topicRequest, toTopicChanged, toTopicListed } from "#lib/domain/api/topics.ts";
import { parse, unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { collectArticles } from "#lib/usecases/topic/collect-articles.ts";
import { listTopics } from "#lib/usecases/topic/list-topics.ts";

export const GET = api(
  async ({ actor, query }) =>
    answer(await listTopics(actor, unchecked(query)), ({ topics, next }) => found({ topics: topics.map(toTopicListed), next })),
  listParameters,
);

/** Articles are collected under a name. */
export const POST = api(async ({ actor, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(topicRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  const { name, articles } = asked.value;
  return answer(await collectArticles(actor, { topic: { name }, articleIds: articles }), (changed) =>
    created(toTopicChanged(changed), { location: `/api/v1/topics/${changed.topic.id}` }),
  );
});
