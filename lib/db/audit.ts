import type { Person } from "#lib/domain/people/person.ts";
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

/** What was written down of the last thing done to an annotation. */
export async function lastDeed(db: Transaction, annotationId: string): Promise<{ verb: string; data: Prisma.JsonValue } | null> {
  const where = { subject: "annotation", subjectId: annotationId };
  return db.auditEvent.findFirst({ where, orderBy: { id: "desc" }, select: { verb: true, data: true } });
}

/** Who last did anything to this subject: the name a conflict gives. */
export async function lastToChange(db: Transaction, subject: string, subjectId: string): Promise<Person | null> {
  const event = await db.auditEvent.findFirst({ where: { subject, subjectId }, orderBy: { id: "desc" }, select: { actorId: true } });
  return event?.actorId ? db.user.findUnique({ where: { id: event.actorId }, select: { id: true, name: true } }) : null;
}

/** Is there any event of this subject? */
export async function isRecorded(db: Transaction, subject: string, subjectId: string): Promise<boolean> {
  return (await db.auditEvent.findFirst({ where: { subject, subjectId }, select: { id: true } })) !== null;
}
