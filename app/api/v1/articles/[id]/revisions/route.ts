import { answer, api, bodyWith, created } from "#lib/api/api.ts";
import { revisionRequest } from "#lib/domain/api/api.ts";
import { parse } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const POST = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, {});
  if (!body.ok) return problem(body.error, 400);
  const wanted = parse(revisionRequest, body.value);
  if (!wanted.ok) return problem(wanted.error);
  const known = await readArticle(actor, { id });
  if (!known.ok) return problem(known.error);
  const { article } = known.value;
  const published = await publishRevision(actor, { ...wanted.value, articleId: article.id });
  return answer(published, ({ number, sha256, warnings }) => {
    const url = `${publicUrl()}/r/${article.slug}/v/${number}`;
    return created({ number, sha256, url, warnings }, { location: url });
  });
});
