import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { joinRequest, toClaimsChanged } from "#lib/domain/api/claims.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { joinClaims } from "#lib/usecases/claim/join-claims.ts";
import { separateClaims } from "#lib/usecases/claim/separate-claims.ts";

/** It checks the same statement as another annotation. Said again, it changes nothing. */
export const PUT = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(joinRequest, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  return answer(await joinClaims(actor, { annotationId: id, otherId: asked.value.annotation }), (changed) =>
    found(toClaimsChanged(changed)),
  );
});

/** It does not: it is a claim of its own again. */
export const DELETE = api(async ({ actor, id }) =>
  answer(await separateClaims(actor, { annotationId: id }), (changed) => found(toClaimsChanged(changed))),
);
