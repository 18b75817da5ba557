import { annotationAnswer, api, atVersion, matchedVersions, staleAnswer } from "#lib/api/api.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { submitAnnotation } from "#lib/usecases/annotation/submit-annotation.ts";

/** Nothing is sent along. The version that `If-Match` names; without it, the annotation as it stands. */
export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const named = matchedVersions(request);
  const submitted = await atVersion(named ?? [known.value.annotation.version], (version) => submitAnnotation(actor, { id, version }));
  if (submitted.ok) return annotationAnswer({ ...known.value, annotation: submitted.value }, 201);
  return named === null ? problem(submitted.error) : staleAnswer(submitted.error);
});
