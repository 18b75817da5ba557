import { answer, api, created } from "#lib/api/api.ts";
import { toSourceResponse } from "#lib/domain/api/sources.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { captureSourceAgain } from "#lib/usecases/source/capture-source-again.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

/** It is read again: in its turn, after the answer. */
export const POST = api(async ({ actor, id }) => {
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const asked = await captureSourceAgain(actor, { id });
  return asked.ok ? answer(await readSource(actor, { id }), (source) => created(toSourceResponse(source))) : problem(asked.error);
});
