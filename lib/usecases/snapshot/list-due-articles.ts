import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listArticlesToCheck } from "#lib/db/source-checks.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({ hours: z.number().int().min(0).max(1_000_000) });

export type DueArticle = { id: string; slug: string };

/**
 * The articles whose outlet’s page has not been looked at in these hours, those longest ago first; `recent` counts the others. Articles of
 * the sample are nobody’s.
 */
export async function listDueArticles(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ due: DueArticle[]; recent: number }>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const since = Date.now() - admitted.value.input.hours * 3_600_000;
  const all = await listArticlesToCheck(database());
  const due = all.filter(({ checkedAt }) => checkedAt === null || checkedAt.getTime() <= since);
  return ok({ due: due.map(({ id, slug }) => ({ id, slug })), recent: all.length - due.length });
}
