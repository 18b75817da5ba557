import { annotationAnswer, answer, api, bodyWith } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";

export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const body = await bodyWith(request, { annotationId: id, version: known.value.annotation.version });
  if (!body.ok) return problem(body.error, 400);
  return answer(await signOffAnnotation(actor, unchecked(body.value)), (annotation) =>
    annotationAnswer({ ...known.value, annotation }, 201),
  );
});
