import { answer, api, found, listParameters } from "#lib/api/api.ts";
import { toClaimResponse } from "#lib/domain/api/claims.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { listClaims } from "#lib/usecases/claim/list-claims.ts";

export const GET = api(
  async ({ actor, query }) =>
    answer(await listClaims(actor, unchecked(query)), ({ claims, next }) => found({ claims: claims.map(toClaimResponse), next })),
  listParameters,
);
