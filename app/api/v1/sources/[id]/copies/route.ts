import { z } from "zod";
import { answer, api, bodyWith, created, found } from "#lib/api/api.ts";
import { onlyDocument } from "#lib/api/uploaded.ts";
import { copyChoice, toSourceResponse } from "#lib/domain/api/sources.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { chooseCopy } from "#lib/usecases/source/choose-copy.ts";
import { putInCopy } from "#lib/usecases/source/put-in-copy.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

/** A copy that somebody puts in by hand. */
export const POST = api(async ({ actor, id, request }) => {
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const upload = await onlyDocument(request);
  if (!upload.ok) return problem(upload.error, 400);
  const nothingElse = parse(z.strictObject({}), upload.value.fields);
  if (!nothingElse.ok) return problem(nothingElse.error, 400);
  const kept = await putInCopy(actor, { id, ...upload.value.file });
  return kept.ok ? answer(await readSource(actor, { id }), (source) => created(toSourceResponse(source))) : problem(kept.error);
});

/** Which of the copies counts. */
export const PUT = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  const asked = body.ok ? parse(copyChoice, body.value) : body;
  if (!asked.ok) return problem(asked.error, 400);
  const chosen = await chooseCopy(actor, { copies: [{ sourceId: id, copyId: asked.value.copy }] });
  return chosen.ok ? answer(await readSource(actor, { id }), (source) => found(toSourceResponse(source))) : problem(chosen.error);
});
