import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { topicRename, toTopic } from "#lib/domain/api/topics.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readTopic } from "#lib/usecases/topic/read-topic.ts";
import { renameTopic } from "#lib/usecases/topic/rename-topic.ts";

export const GET = api(async ({ actor, id }) => answer(await readTopic(actor, { id }), (topic) => found(toTopic(topic))));

export const PATCH = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(topicRename, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await renameTopic(actor, { id, name: asked.value.name }), (topic) => found(toTopic(topic)));
});
