import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { mergeRequest, toClaimant } from "#lib/domain/api/claimants.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { mergeClaimants } from "#lib/usecases/claimant/merge-claimants.ts";
import { partClaimants } from "#lib/usecases/claimant/part-claimants.ts";

/** They are the same as another one, whose names are further names of theirs from now on. */
export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(mergeRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await mergeClaimants(actor, { id, otherId: asked.value.claimant }), ({ claimant, moved }) =>
    created({ ...toClaimant(claimant), moved }),
  );
});

/** They are not: the names that began as the other’s are theirs again. */
export const DELETE = api(
  async ({ actor, id, query }) =>
    answer(await partClaimants(actor, { id, otherId: String(query.claimant ?? "") }), (claimant) => found(toClaimant(claimant))),
  ["claimant"],
);
