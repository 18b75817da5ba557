import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { listDeeds } from "#lib/db/audit.ts";
import { database } from "#lib/db/client.ts";
import type { Deeds, RecordedDeed } from "#lib/domain/claim/record.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { findUnseen } from "../show-annotations.ts";
import { precedentOf, unseenPrecedents } from "../steps/audited-events.ts";

const asked = z.object({
  /** Id or slug. */
  articleId: z.string().max(200),
  limit: z.number().int().min(1).max(500).default(100),
  /** What the page before gave as `next`. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "Give the cursor that the page before named as next.")
    .optional(),
});

/** All that was done to an article and its review, by whom and when, the newest first. */
export async function readRecord(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Deeds>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, limit, cursor } = admitted.value.input;
  const article = await findArticle(database(), articleId);
  if (!article) return articleNotFound();
  const { events, next } = await listDeeds(database(), article.id, { limit, before: cursor === undefined ? null : BigInt(cursor) });
  const ids = [...new Set(events.filter(isOfAnnotation).map(({ subjectId }) => subjectId))];
  const unseen = await findUnseen(database(), admitted.value.actor, article.id, ids);
  const earlier = await unseenPrecedents(database(), admitted.value.actor, events);
  const isHidden = (event: RecordedDeed) => (isOfAnnotation(event) && unseen.has(event.subjectId)) || earlier.has(precedentOf(event.data));
  // That something was done may be known, not what: it could tell the verdict.
  return ok({
    events: events.map((event) => (isHidden(event) ? { ...event, data: {} } : event)),
    next,
  });
}

function isOfAnnotation({ subject }: RecordedDeed): boolean {
  return subject === "annotation";
}
