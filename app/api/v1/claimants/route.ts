import { answer, api, found, listParameters } from "#lib/api/api.ts";
import { toClaimantListed } from "#lib/domain/api/claimants.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { listClaimants } from "#lib/usecases/claimant/list-claimants.ts";

export const GET = api(
  async ({ actor, query }) =>
    answer(await listClaimants(actor, unchecked(query)), ({ claimants, next }) =>
      found({ claimants: claimants.map(toClaimantListed), next }),
    ),
  [...listParameters, "q"],
);
