import { annotationAnswer, api, bodyWith, matchedVersion, staleAnswer, unmatched } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotation } from "#lib/usecases/annotation/read-annotation.ts";
import { settleByQuote } from "#lib/usecases/annotation/settle-by-quote.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotation(actor, { id });
  if (!known.ok) return problem(known.error);
  const version = matchedVersion(request);
  if (version === null) return unmatched();
  const body = await bodyWith(request, { annotationId: id, version });
  if (!body.ok) return problem(body.error, 400);
  const settled = await settleByQuote(actor, unchecked(body.value));
  if (!settled.ok) return staleAnswer(settled.error);
  return settled.value === null ? new Response(null, { status: 204 }) : annotationAnswer(settled.value, 201);
});
