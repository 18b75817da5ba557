import { answer, api, created } from "#lib/api/api.ts";
import { toSourceResponse } from "#lib/domain/api/sources.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { askArchive } from "#lib/usecases/source/ask-archive.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

/** An outside archive is asked to keep it: in its turn, after the answer. */
export const POST = api(async ({ actor, id }) => {
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const asked = await askArchive(actor, { id });
  return asked.ok ? answer(await readSource(actor, { id }), (source) => created(toSourceResponse(source))) : problem(asked.error);
});
