import { z } from "zod";
import type { PrecedentDeed } from "#lib/domain/claim/precedent.ts";
import type { Deeds } from "#lib/domain/claim/record.ts";
import type { Person } from "#lib/domain/people/person.ts";
import type { Authored } from "./authors.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type AuditEntry = {
  actorId: string | null;
  verb: string;
  subject: string;
  subjectId: string;
  articleId?: string;
  data?: Prisma.InputJsonObject;
  /** Where on the network it came from: kept beside the event, where it can be erased. Never put it into `data`, which stays for good. */
  address?: string;
};

export async function appendAudit(db: Transaction, { address, ...entry }: AuditEntry): Promise<void> {
  await db.auditEvent.create({ data: { ...entry, ...(address !== undefined && { origin: { create: { address } } }) } });
}

/** Things done one after the other. */
export async function appendDeeds(db: Transaction, entries: Omit<AuditEntry, "address">[]): Promise<void> {
  await db.auditEvent.createMany({ data: entries });
}

/** Has this person written any of what an annotation says? */
export async function hasWritten(db: Transaction, annotationId: string, userId: string): Promise<boolean> {
  const authored = { data: { path: ["authors"], array_contains: [userId] } };
  const where = {
    subject: "annotation",
    subjectId: annotationId,
    OR: [{ actorId: userId, verb: { in: ["created", "updated"] } }, authored],
  };
  return (await db.auditEvent.findFirst({ where, select: { id: true } })) !== null;
}

/** What was written down of the last thing done to an annotation. That its claim was joined to another changes nothing of it. */
export async function lastDeed(db: Transaction, annotationId: string): Promise<{ verb: string; data: Prisma.JsonValue } | null> {
  const where = { subject: "annotation", subjectId: annotationId, verb: { notIn: ["joined", "separated"] } };
  return db.auditEvent.findFirst({ where, orderBy: { id: "desc" }, select: { verb: true, data: true } });
}

/** What is said about a subject is no change of it. */
const talk = ["commented", "comment-edited", "comment-deleted", "resolved", "reopened"];

/** Who last did anything to this subject: the name a conflict gives. */
export async function lastToChange(db: Transaction, subject: string, subjectId: string): Promise<Person | null> {
  const event = await db.auditEvent.findFirst({
    where: { subject, subjectId, verb: { notIn: talk } },
    orderBy: { id: "desc" },
    select: { actorId: true },
  });
  return event?.actorId ? db.user.findUnique({ where: { id: event.actorId }, select: { id: true, name: true } }) : null;
}

/** Whose the last change of what it says was. */
export async function lastToUpdate(db: Transaction, subject: string, subjectId: string): Promise<string | null> {
  const where = { subject, subjectId, verb: "updated" };
  return (await db.auditEvent.findFirst({ where, orderBy: { id: "desc" }, select: { actorId: true } }))?.actorId ?? null;
}

/** Who gave the verdict that an annotation has: whoever changed it last. Null where it was changed by settling two that differed. */
export async function lastToJudge(db: Transaction, annotationId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ userId: string; settled: boolean }[]>`
    WITH given AS (
      SELECT e.id, u.id AS "userId", e.verb = 'verdicts-settled' AS settled, coalesce(e.data->'to'->>'verdict', e.data->>'verdict') AS verdict
      FROM audit_events e JOIN users u ON u.id = e."actorId"
      WHERE e."subjectId" = ${annotationId} AND e.subject = 'annotation' AND (e.verb = 'verdicts-settled'
        OR (e.verb = 'created' AND e.data->>'verdict' IS NOT NULL) OR (e.verb = 'updated' AND e.data->'changed' ? 'verdict'))
    ), compared AS (SELECT *, lag(verdict) OVER (ORDER BY id) AS before FROM given)
    SELECT "userId", settled FROM compared WHERE NOT settled OR verdict IS DISTINCT FROM before ORDER BY id DESC LIMIT 1`;
  return row && !row.settled ? row.userId : null;
}

/** Everyone who ever wrote in an annotation or a review as a whole, up to an event of the audit log; to the last, where none is named. */
export async function listHands(db: Transaction, { kind, id }: Authored, upTo: bigint | null = null): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT u.id FROM audit_events e JOIN users u ON u.id = e."actorId" OR jsonb_path_exists(e.data, '$.authors[*] ? (@ == $id)', jsonb_build_object('id', u.id))
    WHERE e."subjectId" = ${id} AND e.subject = ${kind} AND e.verb IN ('created', 'updated', 'verdicts-settled') AND (${upTo}::bigint IS NULL OR e.id <= ${upTo})`;
  return rows.map((row) => row.id);
}

/** Everyone who ever changed what readers get of a contact; notes are the desk's own. */
export async function listContactHands(db: Transaction, annotationId: string, contactId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT u.id FROM audit_events e JOIN users u ON u.id = e."actorId"
    WHERE e."subjectId" = ${annotationId} AND e.subject = 'annotation' AND e.data->>'contact' = ${contactId}
      AND (e.verb = 'contact-added' OR (e.verb = 'contact-changed' AND e.data->'changed' <> '["notes"]'))`;
  return rows.map((row) => row.id);
}

/** What was done to an article and its review, the newest first, from the one before `before` on. */
export async function listDeeds(
  db: Transaction,
  articleId: string,
  { limit, before }: { limit: number; before: bigint | null },
): Promise<Deeds> {
  const where = { articleId, ...(before !== null && { id: { lt: before } }) };
  const rows = await db.auditEvent.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
  const shown = rows.slice(0, limit);
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))] } },
    select: { id: true, name: true },
  });
  const people = new Map(users.map((user) => [user.id, user]));
  return {
    events: shown.map(({ id, at, actorId, verb, subject, subjectId, data }) => ({
      ...{ id: String(id), at: at.toISOString(), verb, subject, subjectId, data },
      actor: actorId === null ? null : (people.get(actorId) ?? null),
    })),
    next: rows.length > limit ? String(shown.at(-1)?.id) : null,
  };
}

const aboutPrecedent = z.object({ precedentId: z.string(), words: z.string().default("") });

/** What was made of earlier claims at an annotation, the oldest first. */
export async function listPrecedentDeeds(db: Transaction, annotationId: string): Promise<Omit<PrecedentDeed, "claimId">[]> {
  const kinds = ["taken-over", "departed"] as const;
  const where = { subject: "annotation", subjectId: annotationId, verb: { in: [...kinds] } };
  const rows = await db.auditEvent.findMany({ where, orderBy: { id: "asc" }, take: 100 });
  const users = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true },
  });
  return rows.flatMap(({ actorId, at, verb, data }) => {
    const kind = kinds.find((each) => each === verb);
    const said = aboutPrecedent.safeParse(data);
    if (!kind || !said.success) return [];
    return [{ kind, ...said.data, by: users.find(({ id }) => id === actorId) ?? null, at: at.toISOString() }];
  });
}

/** Is there any event of this subject? */
export async function isRecorded(db: Transaction, subject: string, subjectId: string): Promise<boolean> {
  return (await db.auditEvent.findFirst({ where: { subject, subjectId }, select: { id: true } })) !== null;
}
