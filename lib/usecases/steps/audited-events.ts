import { z } from "zod";
import { type AuditRow, namesOf } from "#lib/db/audit-list.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findOpenAmong } from "#lib/db/openings.ts";
import { findHiddenSources } from "#lib/db/source-list.ts";
import type { AuditedEvent } from "#lib/domain/audit/audit.ts";
import { updateWords } from "#lib/domain/claim/deed-words.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { findUnseen } from "../show-annotations.ts";

/**
 * Events as this person may read them: of an annotation that they can still judge independently, and of a source that only such annotations
 * cite, it is told that something was done, and not what. An admin is no exception.
 */
export async function auditedEvents(db: Transaction, reader: Pick<Actor, "id">, rows: AuditRow[]): Promise<AuditedEvent[]> {
  const { people, articles } = await namesOf(db, rows);
  const sources = rows.filter(({ subject }) => subject === "source").map(({ subjectId }) => subjectId);
  const unseen = (await unseenAmong(db, reader, rows)).union(await findHiddenSources(db, sources, reader.id));
  const earlier = await unseenPrecedents(db, reader, rows);
  return rows.map(({ id, at, actorId, articleId, data, verb, subject, subjectId }) => {
    const article = articleId === null ? undefined : articles.get(articleId);
    const hidden = unseen.has(subjectId) || earlier.has(precedentOf(data));
    return {
      ...{ id: String(id), at: at.toISOString(), verb, subject, subjectId },
      by: actorId === null ? null : (people.get(actorId) ?? null),
      what: updateWords({ subject, verb, data: hidden ? {} : data }),
      article: article ? { slug: article.slug, title: article.title, removed: article.deletedAt !== null } : null,
      data: hidden ? {} : data,
    };
  });
}

const aboutPrecedent = z.object({ precedentId: z.uuid() });

/** The earlier annotation that an event tells the verdict of; empty where it tells of none. */
export function precedentOf(data: unknown): string {
  return aboutPrecedent.safeParse(data).data?.precedentId ?? "";
}

/** Those earlier annotations that events tell the verdict of, and that this person may not read. */
export async function unseenPrecedents(db: Transaction, reader: Pick<Actor, "id">, rows: { data: unknown }[]): Promise<Set<string>> {
  const ids = new Set(rows.map(({ data }) => precedentOf(data)).filter((id) => id !== ""));
  return ids.size === 0 ? ids : ids.difference(await findOpenAmong(db, [...ids], reader.id));
}

/** Those annotations among what the events are about of which this person may not know what is said. */
export async function unseenAmong(
  db: Transaction,
  reader: Pick<Actor, "id">,
  rows: Pick<AuditRow, "articleId" | "subject" | "subjectId">[],
): Promise<Set<string>> {
  const unseen = new Set<string>();
  const ofAnnotations = rows.filter(({ subject, articleId }) => subject === "annotation" && articleId !== null);
  for (const [articleId, events] of Map.groupBy(ofAnnotations, (row) => row.articleId ?? "")) {
    const ids = [...new Set(events.map(({ subjectId }) => subjectId))];
    for (const id of await findUnseen(db, reader, articleId, ids)) unseen.add(id);
  }
  return unseen;
}
