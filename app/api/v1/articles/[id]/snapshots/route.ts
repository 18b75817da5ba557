import { answer, api, bodyWith, created, foundPage, listParameters } from "#lib/api/api.ts";
import { snapshotAnswer } from "#lib/api/article-answer.ts";
import { isUpload } from "#lib/api/upload.ts";
import { onlyFile } from "#lib/api/uploaded.ts";
import { toSnapshotMarkResponse } from "#lib/domain/api/articles.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { limitPerson } from "#lib/http/rate-limits.ts";
import { addSnapshotFromFile, addSnapshotFromRequest } from "#lib/usecases/article/load-from-request.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import type { AddedSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await listSnapshots(actor, { articleId: id }), ({ snapshots }) =>
      foundPage("snapshots", snapshots.map(toSnapshotMarkResponse), query, ({ number }) => newestFirst(number)),
    ),
  listParameters,
);

/** The higher the number, the sooner it comes. */
function newestFirst(number: number): string {
  return String(1_000_000_000 - number);
}

export const POST = api(async ({ actor, id, request }) => {
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const allowed = await limitPerson("import", actor);
  if (!allowed.ok) return problem(allowed.error);
  const articleId = known.value.article.id;
  if (isUpload(request)) {
    const sent = await onlyFile(request);
    if (!sent.ok) return problem(sent.error, 400);
    return answer(await addSnapshotFromFile(actor, { ...sent.value.fields, ...sent.value.file, articleId }), added);
  }
  const body = await bodyWith(request, { articleId });
  if (!body.ok) return problem(body.error, 400);
  return answer(await addSnapshotFromRequest(actor, unchecked(body.value)), added);
});

function added({ snapshot, passages }: AddedSnapshot): Response {
  return created({ snapshot: snapshotAnswer(snapshot), passages });
}
