import { answer, api, atVersion, bodyWith, found, matchedVersions, staleAnswer, unmatched } from "#lib/api/api.ts";
import { toSourceResponse } from "#lib/domain/api/sources.ts";
import { unchecked } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { problem } from "#lib/http/problem.ts";
import { editSource } from "#lib/usecases/source/edit-source.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

export const GET = api(async ({ actor, id }) => whole(actor, id));

export const PATCH = api(async ({ actor, id, request }) => {
  const versions = matchedVersions(request);
  if (versions === null) return unmatched();
  const body = await bodyWith(request, { id });
  if (!body.ok) return problem(body.error, 400);
  const edited = await atVersion(versions, (version) => editSource(actor, unchecked({ ...body.value, version })));
  return edited.ok ? whole(actor, id) : staleAnswer(edited.error);
});

/** Its ETag is the version of what people write of it. */
async function whole(actor: Actor, id: string): Promise<Response> {
  return answer(await readSource(actor, unchecked({ id })), (source) => found(toSourceResponse(source), { etag: `"${source.version}"` }));
}
