import {
  annotationAnswer,
  annotationFound,
  answer,
  api,
  atVersion,
  bodyWith,
  matchedVersions,
  staleAnswer,
  unmatched,
} from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readAnnotationOnText, reviseByQuote } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { deleteAnnotation } from "#lib/usecases/annotation/delete-annotation.ts";

export const GET = api(async ({ actor, id, request }) =>
  answer(await readAnnotationOnText(actor, { id }), (value) => annotationFound(value, request)),
);

export const PATCH = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const versions = matchedVersions(request);
  if (versions === null) return unmatched();
  const body = await bodyWith(request, { id });
  if (!body.ok) return problem(body.error, 400);
  const revised = await atVersion(versions, (version) => reviseByQuote(actor, unchecked({ ...body.value, version })));
  return revised.ok ? annotationAnswer(revised.value, 200) : staleAnswer(revised.error);
});

/** Deleting can be undone in the desk, so `If-Match` may be left out. */
export const DELETE = api(async ({ actor, id, request }) => {
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return problem(known.error);
  const versions = matchedVersions(request) ?? [known.value.annotation.version];
  const deleted = await atVersion(versions, (version) => deleteAnnotation(actor, { id, version }));
  return deleted.ok ? new Response(null, { status: 204 }) : staleAnswer(deleted.error);
});
