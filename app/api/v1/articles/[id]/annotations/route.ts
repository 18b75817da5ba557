import { annotationAnswer, answer, api, bodyWith, found } from "#lib/api/api.ts";
import { toAnnotationResponse } from "#lib/domain/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { annotateByQuote } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await openReview(actor, { articleId: id }), ({ annotations, snapshot }) =>
    found({ annotations: annotations.map((annotation) => toAnnotationResponse(annotation, snapshot.text, snapshot.id)) }),
  ),
);

export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, { article: id });
  if (!body.ok) return problem(body.error, 400);
  return answer(await annotateByQuote(actor, unchecked(body.value)), (value) => annotationAnswer(value, 201));
});
