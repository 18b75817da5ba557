import { api, atVersion, bodyWith, created, matchedVersions, staleAnswer } from "#lib/api/api.ts";
import { signOffRequest } from "#lib/domain/api/api.ts";
import { toReviewResponse } from "#lib/domain/api/sign-off.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readReview } from "#lib/usecases/review/read-review.ts";
import { signOffReview } from "#lib/usecases/review/sign-off-review.ts";

/** On the version that `If-Match` names; without it, on the review as it stands. */
export const POST = api(async ({ actor, id, request }) => {
  const known = await readReview(actor, { articleId: id });
  if (!known.ok) return problem(known.error);
  const named = matchedVersions(request);
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const given = parse(signOffRequest, body.value);
  if (!given.ok) return problem(given.error);
  const { article, review } = known.value;
  const signed = await atVersion(named ?? [review.version], (version) =>
    signOffReview(actor, { ...given.value, articleId: article.id, version }),
  );
  if (signed.ok) return created(toReviewResponse(signed.value));
  return named === null ? problem(signed.error) : staleAnswer(signed.error);
});
