import { annotationAnswer, answer, api, bodyWith, found, listParameters } from "#lib/api/api.ts";
import { toAnnotationResponse } from "#lib/domain/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { annotateByQuote } from "#lib/usecases/annotation/annotate-by-quote.ts";
import { listAnnotationPage } from "#lib/usecases/annotation/list-annotations.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await listAnnotationPage(actor, unchecked({ ...query, articleId: id })), ({ annotations, snapshot, next }) =>
      found({ annotations: annotations.map((annotation) => toAnnotationResponse(annotation, snapshot)), next }),
    ),
  listParameters,
);

export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, { article: id });
  if (!body.ok) return problem(body.error, 400);
  return answer(await annotateByQuote(actor, unchecked(body.value)), (value) => annotationAnswer(value, 201));
});
