import { answer, api, atVersion, bodyWith, etagOf, found, matchedVersions, staleAnswer } from "#lib/api/api.ts";
import { reviewPatch } from "#lib/domain/api/api.ts";
import { toReviewResponse } from "#lib/domain/api/sign-off.ts";
import { parse } from "#lib/domain/parse.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { readReview } from "#lib/usecases/review/read-review.ts";
import { updateReview } from "#lib/usecases/review/update-review.ts";
import { previewRevision } from "#lib/usecases/revision/preview-revision.ts";

/** Summary and verdict on the whole, and what stands in the way of publishing. */
export const GET = api(async ({ actor, id }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const articleId = known.value.article.id;
  // First: it brings in words that are still on their way.
  const preview = await previewRevision(actor, { articleId });
  if (!preview.ok) return problem(preview.error);
  const { previewSha256, blockers, warnings } = preview.value;
  return answer(await readReview(actor, { articleId }), ({ review }) =>
    found({ ...toReviewResponse(review), previewSha256, blockers, warnings }, { etag: etagOf(review.version) }),
  );
});

/** On the version that `If-Match` names; without it, on the review as it stands. */
export const PATCH = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const change = parse(reviewPatch, body.value);
  if (!change.ok) return problem(change.error);
  const known = await readReview(actor, { articleId: id });
  if (!known.ok) return problem(known.error);
  const { article, review } = known.value;
  const { overallVerdict } = change.value;
  const summary = change.value.summary === undefined ? undefined : proseFromMarkdown(change.value.summary);
  const named = matchedVersions(request);
  const updated = await atVersion(named ?? [review.version], (version) =>
    updateReview(actor, { articleId: article.id, version, overallVerdict, summary }),
  );
  if (updated.ok) return found(toReviewResponse(updated.value), { etag: etagOf(updated.value.version) });
  return named === null ? problem(updated.error) : staleAnswer(updated.error);
});
