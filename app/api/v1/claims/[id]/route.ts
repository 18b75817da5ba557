import { answer, api, found } from "#lib/api/api.ts";
import { toOpenClaim } from "#lib/domain/api/claims.ts";
import { openClaim } from "#lib/usecases/claim/open-claim.ts";

export const GET = api(async ({ actor, id }) => answer(await openClaim(actor, { id }), (claim) => found(toOpenClaim(claim))));
