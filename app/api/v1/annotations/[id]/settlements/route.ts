import { annotationAnswer, api, atVersion, bodyWith, matchedVersions, staleAnswer, unmatched } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { settleByQuote } from "#lib/usecases/annotation/settle-by-quote.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotation(actor, { id });
  if (!known.ok) return problem(known.error);
  const versions = matchedVersions(request);
  if (versions === null) return unmatched();
  const body = await bodyWith(request, { annotationId: id });
  if (!body.ok) return problem(body.error, 400);
  const settled = await atVersion(versions, (version) => settleByQuote(actor, unchecked({ ...body.value, version })));
  if (!settled.ok) return staleAnswer(settled.error);
  return settled.value === null ? new Response(null, { status: 204 }) : annotationAnswer(settled.value, 201);
});
