import { answer, api, found } from "#lib/api/api.ts";
import { sourcesQuery, toListedSource } from "#lib/domain/api/sources.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { listSources } from "#lib/usecases/source/list-sources.ts";

export const GET = api(async ({ actor, query }) => {
  const asked = parse(sourcesQuery, query);
  if (!asked.ok) return problem(asked.error);
  const { show, q, limit, cursor } = asked.value;
  const listed = await listSources(actor, { show, query: q, limit, after: cursor ?? null });
  return answer(listed, ({ sources, next }) => found({ sources: sources.map(toListedSource), next }));
}, Object.keys(sourcesQuery.shape));
