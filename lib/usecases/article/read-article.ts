import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findLatestSnapshot } from "#lib/db/snapshots.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";

const asked = z.object({ id: z.string().max(200) });

/** An article, by id or slug, with its newest snapshot. */
export async function readArticle(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const article = await findArticle(db, admitted.value.input.id);
  const snapshot = article && (await findLatestSnapshot(db, article.id));
  return article && snapshot ? ok({ article, snapshot }) : articleNotFound();
}
