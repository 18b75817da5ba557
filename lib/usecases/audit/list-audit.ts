import { z } from "zod";
import { findIdOfAnyArticle } from "#lib/db/articles.ts";
import { type EventsAsked, listAuditRows } from "#lib/db/audit-list.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { dayInput } from "#lib/domain/article/inputs.ts";
import { type AuditedEvent, auditSubjects } from "#lib/domain/audit/audit.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { auditedEvents } from "../steps/audited-events.ts";

export const auditFilter = z.object({
  person: z.uuid().optional(),
  kind: z.enum(auditSubjects).optional(),
  /** Id or slug, of one that was removed too. */
  article: z.string().max(200).optional(),
  /** Days (UTC), both included. */
  from: dayInput.optional(),
  until: dayInput.optional(),
});

const asked = auditFilter.extend(paging);
const afterEvent = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** What was done at this desk, the newest first: committed facts, as they were written down with the deed. */
export async function listAudit(
  actor: Actor | null,
  input: z.input<typeof asked> = {},
): Promise<Result<{ events: AuditedEvent[] } & Next>> {
  const admitted = admit(actor, "read the audit log", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor, ...filter } = admitted.value.input;
  const after = fromCursor(afterEvent, cursor);
  if (!after.ok) return after;
  const events = await eventsAsked(database(), filter);
  if (!events.ok) return events;
  const before = after.value === null ? null : BigInt(after.value[0]);
  const found = await listAuditRows(database(), events.value, { limit: limit + 1, before });
  const { rows, next } = pageOf(found, limit, ({ id }) => [String(id)]);
  return ok({ events: await auditedEvents(database(), admitted.value.actor, rows), next });
}

/** What the filter means to the database. */
export async function eventsAsked(
  db: Transaction,
  { person, kind, article: which, from, until }: z.infer<typeof auditFilter>,
): Promise<Result<EventsAsked>> {
  const articleId = which ? await findIdOfAnyArticle(db, which) : null;
  if (which && !articleId) return articleNotFound();
  return ok({
    ...(person && { actorId: person }),
    ...(kind && { subject: kind }),
    ...(articleId && { articleId }),
    ...(from && { from: new Date(`${from}T00:00:00Z`) }),
    ...(until && { until: new Date(Date.parse(`${until}T00:00:00Z`) + 24 * 60 * 60 * 1000) }),
  });
}
