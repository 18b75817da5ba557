import { answer, api, bodyWith, found, foundPage, listParameters } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { problem } from "#lib/http/problem.ts";
import { assignByEmail } from "#lib/usecases/article/assign-by-email.ts";
import { readReview } from "#lib/usecases/review/read-review.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await readReview(actor, { articleId: id }), ({ assignees }) =>
      foundPage("assignees", assignees, query, (person) => [person.name, person.id].join(" ")),
    ),
  listParameters,
);

export const PUT = api(async ({ actor, id, request }) => {
  const body = await bodyWith(request, { article: id });
  if (!body.ok) return problem(body.error, 400);
  return answer(await assignByEmail(actor, unchecked(body.value)), (assignees) => found({ assignees }));
});
