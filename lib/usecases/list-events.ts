import { z } from "zod";
import { findArticle, sequenceOf } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { listOutbox } from "#lib/db/outbox.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import type { ReviewEvent } from "#lib/domain/review.ts";
import { admit } from "./admit.ts";
import { articleNotFound } from "./change-article.ts";

const asked = z.object({ articleId: z.uuid(), after: z.number().int().min(0) });

/** What happened to an article after a number, oldest first, at most 500. `sequence` is the article's newest number. */
export async function listEvents(actor: Actor | null, input: unknown): Promise<Result<{ events: ReviewEvent[]; sequence: number }>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, after } = admitted.value.input;
  const db = database();
  if (!(await findArticle(db, articleId))) return articleNotFound();
  const events = await listOutbox(db, articleId, after);
  return ok({ events, sequence: Math.max(events.at(-1)?.sequence ?? 0, await sequenceOf(db, articleId)) });
}
