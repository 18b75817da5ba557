import type { EventSubject, EventVerb, ReviewEvent } from "#lib/domain/claim/review.ts";
import type { Person } from "#lib/domain/people/person.ts";
import type { Transaction } from "./client.ts";
import { notify } from "./listen.ts";

/** Something that was done to an article, or to anything of its review. */
export type OutboxEntry = { verb: EventVerb; subject: EventSubject; subjectId: string };

/** Where the room and other nodes listen: payload `articleId:sequence`. */
export const eventsChannel = "assay_events";
/** Where the public door listens: payload is the slug whose pages have changed. */
export const publicationsChannel = "assay_publications";

/**
 * The article's row stays locked until the commit, so its numbers have no gaps. The wake-up leaves with the commit. How far the work on the
 * article is after all this is stored with it, and that the search knows of it (lib/usecases/note-search.ts).
 */
export async function appendEvents(
  db: Transaction,
  { articleId, actorId }: { articleId: string; actorId: string | null },
  entries: OutboxEntry[],
): Promise<void> {
  const { sequence } = await db.article.update({
    where: { id: articleId },
    data: { sequence: { increment: entries.length } },
    select: { sequence: true },
  });
  const before = sequence - entries.length;
  await db.outboxEvent.createMany({
    data: entries.map(({ verb, subject, subjectId }, index) => ({
      ...{ verb, subject, subjectId, articleId, actorId },
      sequence: before + index + 1,
    })),
  });
  await db.$executeRaw`
    UPDATE articles SET status = status_of_article(id), "changedAt" = now() AT TIME ZONE 'UTC',
      searched = CASE WHEN searched = ${before}::int THEN sequence ELSE searched END
    WHERE id = ${articleId}::uuid`;
  await notify(db, eventsChannel, `${articleId}:${sequence}`);
}

export async function wakePublications(db: Transaction, slug: string): Promise<void> {
  await notify(db, publicationsChannel, slug);
}

const mostEvents = 500;

/** Events after `after`, oldest first, at most 500 at a time. */
export async function listOutbox(db: Transaction, articleId: string, after: number): Promise<ReviewEvent[]> {
  const rows = await db.outboxEvent.findMany({
    where: { articleId, sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: mostEvents,
  });
  const actorIds = [...new Set(rows.flatMap((row) => row.actorId ?? []))];
  const actors = await db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
  const people = new Map<string, Person>(actors.map((person) => [person.id, person]));
  return rows.map((row) => ({
    sequence: row.sequence,
    verb: row.verb as EventVerb,
    subject: row.subject as EventSubject,
    subjectId: row.subjectId,
    actor: row.actorId === null ? null : (people.get(row.actorId) ?? null),
    at: row.at.toISOString(),
  }));
}
