import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findLatestSnapshot } from "#lib/db/snapshots.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";

/** An article, by id or slug, with its newest snapshot. */
export async function readArticle(actor: Actor | null, input: unknown): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const admitted = admit(actor, "read the desk", z.object({ id: z.string().max(200) }), input);
  if (!admitted.ok) return admitted;
  const db = database();
  const article = await findArticle(db, admitted.value.input.id);
  const snapshot = article && (await findLatestSnapshot(db, article.id));
  return article && snapshot ? ok({ article, snapshot }) : articleNotFound();
}
