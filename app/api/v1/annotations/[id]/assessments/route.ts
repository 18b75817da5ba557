import { annotationAnswer, answer, api, bodyWith } from "#lib/api/api.ts";
import { assessmentRequest } from "#lib/domain/api/assessment.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { assessAnnotation } from "#lib/usecases/annotation/assess-annotation.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const given = parse(assessmentRequest, body.value);
  if (!given.ok) return problem(given.error);
  return answer(await assessAnnotation(actor, { ...given.value, annotationId: id }), (annotation) =>
    annotationAnswer({ ...known.value, annotation }, 201),
  );
});
