import { answer, api, atVersion, bodyWith, created, matchedVersions } from "#lib/api/api.ts";
import { toReviewResponse } from "#lib/domain/api/sign-off.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { signOffReview } from "#lib/usecases/review/sign-off-review.ts";

/** On the version that `If-Match` names; without it, on the review as it stands. */
export const POST = api(async ({ actor, id, request }) => {
  const known = await openReview(actor, { articleId: id });
  if (!known.ok) return problem(known.error);
  const versions = matchedVersions(request) ?? [known.value.review.version];
  const body = await bodyWith(request, { articleId: known.value.article.id });
  if (!body.ok) return problem(body.error, 400);
  const signed = await atVersion(versions, (version) => signOffReview(actor, unchecked({ ...body.value, version })));
  return answer(signed, (review) => created(toReviewResponse(review)));
});
