import { z } from "zod";
import { listAssignees } from "#lib/db/assignments.ts";
import { database } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { eachOf, type Several } from "../steps/each-of.ts";
import { assignArticle } from "./assign-article.ts";

const changes = z.object({
  articles: z.array(z.object({ articleId: z.uuid(), userIds: z.array(z.uuid()).max(200) })).max(100),
});

/** Says who works on each of several articles. Tells who did before, so that it can be taken back. */
export async function assignArticles(
  actor: Actor | null,
  input: z.input<typeof changes>,
): Promise<Result<Several<{ articleId: string; userIds: string[] }>>> {
  const admitted = admit(actor, "assign an article", changes, input);
  if (!admitted.ok) return admitted;
  const several = await eachOf(admitted.value.input.articles, async ({ articleId, userIds }) => {
    const before = (await listAssignees(database(), articleId)).map(({ id }) => id);
    const assigned = await assignArticle(actor, { articleId, userIds, before });
    return assigned.ok ? ok({ articleId, userIds: before }) : assigned;
  });
  return ok(several);
}
