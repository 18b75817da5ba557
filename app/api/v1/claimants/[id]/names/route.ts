import { answer, api, bodyWith, created } from "#lib/api/api.ts";
import { claimantNameRequest, toClaimant } from "#lib/domain/api/claimants.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { addClaimantName } from "#lib/usecases/claimant/add-claimant-name.ts";

/** They are called so, too. */
export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(claimantNameRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await addClaimantName(actor, { id, name: asked.value.name }), ({ claimant, moved }) =>
    created({ ...toClaimant(claimant), moved }),
  );
});
