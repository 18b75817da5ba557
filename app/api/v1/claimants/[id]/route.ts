import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { claimantPatch, toClaimant } from "#lib/domain/api/claimants.ts";
import { toClaimResponse } from "#lib/domain/api/claims.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { editClaimant } from "#lib/usecases/claimant/edit-claimant.ts";
import { readClaimant } from "#lib/usecases/claimant/read-claimant.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await readClaimant(actor, { id }), ({ claimant, claims }) =>
    found({ ...toClaimant(claimant), claims: claims.map(toClaimResponse) }),
  ),
);

export const PATCH = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const change = body.ok ? parse(claimantPatch, body.value) : body;
  if (!change.ok) return problem(change.error, 400);
  return answer(await editClaimant(actor, { id, ...change.value }), (claimant) => found(toClaimant(claimant)));
});
