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
};

export async function appendAudit(db: Transaction, entry: AuditEntry): Promise<void> {
  await db.auditEvent.create({ data: entry });
}

/** Who last did anything to this subject: the name a conflict gives. */
export async function lastToChange(db: Transaction, subject: string, subjectId: string): Promise<Person | null> {
  const event = await db.auditEvent.findFirst({ where: { subject, subjectId }, orderBy: { id: "desc" }, select: { actorId: true } });
  return event?.actorId ? db.user.findUnique({ where: { id: event.actorId }, select: { id: true, name: true } }) : null;
}
