import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { mergeRequest, toSourceResponse } from "#lib/domain/api/sources.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { mergeSources } from "#lib/usecases/source/merge-sources.ts";
import { partSources } from "#lib/usecases/source/part-sources.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

/** It is the same document as another source, whose addresses are further ones of it from now on. */
export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(mergeRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  const merged = await mergeSources(actor, { id, otherId: asked.value.source });
  if (!merged.ok) return problem(merged.error);
  return answer(await readSource(actor, { id }), (source) => created({ ...toSourceResponse(source), moved: merged.value.moved }));
});

/** It is not: the other is a source of its own again. */
export const DELETE = api(
  async ({ actor, id, query }) => {
    const parted = await partSources(actor, { id, otherId: String(query.source ?? "") });
    return parted.ok ? answer(await readSource(actor, { id }), (source) => found(toSourceResponse(source))) : problem(parted.error);
  },
  ["source"],
);
