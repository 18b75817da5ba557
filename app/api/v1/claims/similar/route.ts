import { answer, api, found } from "#lib/api/api.ts";
import { similarQuery, toSimilarClaim } from "#lib/domain/api/claims.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { findSimilarClaims } from "#lib/usecases/claim/find-similar-claims.ts";

export const GET = api(async ({ actor, request }) => {
  const asked = parse(similarQuery, Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await findSimilarClaims(actor, asked.value), (claims) => found({ claims: claims.map(toSimilarClaim) }));
});
