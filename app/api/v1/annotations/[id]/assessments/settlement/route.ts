import { annotationAnswer, api, atVersion, bodyWith, matchedVersions, staleAnswer } from "#lib/api/api.ts";
import { verdictSettlementRequest } from "#lib/domain/api/assessment.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { settleVerdicts } from "#lib/usecases/annotation/settle-verdicts.ts";

/** The version that `If-Match` names; without it, the annotation as it stands. */
export const PUT = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const named = matchedVersions(request);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const given = parse(verdictSettlementRequest, body.value);
  if (!given.ok) return problem(given.error);
  const settled = await atVersion(named ?? [known.value.annotation.version], (version) =>
    settleVerdicts(actor, { ...given.value, annotationId: id, version }),
  );
  if (settled.ok) return annotationAnswer({ ...known.value, annotation: settled.value }, 200);
  return named === null ? problem(settled.error) : staleAnswer(settled.error);
});
