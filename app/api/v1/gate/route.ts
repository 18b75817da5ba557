import { answer, api, bodyWith, found } from "#lib/api/api.ts";
import { toGateResponse } from "#lib/domain/api/gate.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { editGate } from "#lib/usecases/desk/edit-gate.ts";
import { readGate } from "#lib/usecases/desk/read-gate.ts";

export const GET = api(async ({ actor }) => answer(await readGate(actor), (gate) => found(toGateResponse(gate))));

export const PATCH = api(async ({ actor, request }) => {
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  return answer(await editGate(actor, unchecked(body.value)), (gate) => found(toGateResponse(gate)));
});
