import { answer, api, created, found } from "#lib/api/api.ts";
import { onlyDocument } from "#lib/api/uploaded.ts";
import { fileFields, sourcesQuery, toListedSource } from "#lib/domain/api/sources.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { attachFile } from "#lib/usecases/source/attach-file.ts";
import { listSources } from "#lib/usecases/source/list-sources.ts";

/** A file becomes a source of its own, to be cited at the address it gets. */
export const POST = api(async ({ actor, request }) => {
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const upload = await onlyDocument(request);
  if (!upload.ok) return problem(upload.error, 400);
  const fields = parse(fileFields, upload.value.fields);
  if (!fields.ok) return problem(fields.error, 400);
  return answer(await attachFile(actor, { ...upload.value.file, ...fields.value }), created);
});

export const GET = api(async ({ actor, query }) => {
  const asked = parse(sourcesQuery, query);
  if (!asked.ok) return problem(asked.error);
  const { show, q, limit, cursor } = asked.value;
  const listed = await listSources(actor, { show, query: q, limit, after: cursor ?? null });
  return answer(listed, ({ sources, next }) => found({ sources: sources.map(toListedSource), next }));
}, Object.keys(sourcesQuery.shape));
