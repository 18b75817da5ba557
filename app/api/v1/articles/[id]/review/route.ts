import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { reviewPatch } from "#lib/domain/api/api.ts";
import { parse } from "#lib/domain/parse.ts";
import { proseFromMarkdown, proseToMarkdown } from "#lib/domain/prose/prose.ts";
import { problem } from "#lib/http/problem.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";

export const PATCH = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const change = parse(reviewPatch, body.value);
  if (!change.ok) return problem(change.error);
  const known = await openReview(actor, { articleId: id });
  if (!known.ok) return problem(known.error);
  const { article, review } = known.value;
  const { summary, overallVerdict } = change.value;
  const updated = await updateReview(actor, {
    articleId: article.id,
    version: review.version,
    overallVerdict,
    summary: summary === undefined ? undefined : proseFromMarkdown(summary),
  });
  return answer(updated, (value) =>
    found({ overallVerdict: value.overallVerdict?.slug ?? null, summary: proseToMarkdown(value.summary), version: value.version }),
  );
});
