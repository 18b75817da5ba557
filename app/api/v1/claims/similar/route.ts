import { answer, api, found } from "#lib/api/api.ts";
import { similarQuery, toSimilarClaim } from "#lib/domain/api/claims.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { findSimilarClaims } from "#lib/usecases/claim/find-similar-claims.ts";

export const GET = api(async ({ actor, query }) => {
  const asked = parse(similarQuery, query);
  if (!asked.ok) return problem(asked.error);
  return answer(await findSimilarClaims(actor, asked.value), (claims) => found({ claims: claims.map(toSimilarClaim) }));
}, Object.keys(similarQuery.shape));
