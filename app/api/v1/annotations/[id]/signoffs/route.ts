import { annotationAnswer, api, atVersion, bodyWith, matchedVersions, staleAnswer } from "#lib/api/api.ts";
import { signOffRequest } from "#lib/domain/api/api.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { signOffAnnotation } from "#lib/usecases/annotation/sign-off-annotation.ts";

/** The version that `If-Match` names, so that nothing is signed unseen; without it, the annotation as it stands. */
export const POST = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const named = matchedVersions(request);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const given = parse(signOffRequest, body.value);
  if (!given.ok) return problem(given.error);
  const signed = await atVersion(named ?? [known.value.annotation.version], (version) =>
    signOffAnnotation(actor, { ...given.value, annotationId: id, version }),
  );
  if (signed.ok) return annotationAnswer({ ...known.value, annotation: signed.value }, 201);
  return named === null ? problem(signed.error) : staleAnswer(signed.error);
});
