import type { Contact, ContactFields } from "#lib/domain/claim/contact.ts";
import type { Transaction } from "./client.ts";
import { dateOf, dayOf } from "./dates.ts";
import type { Prisma } from "./generated/client.ts";

/** How an annotation's contacts are read along with it. */
export const contactParts = {
  where: { deletedAt: null },
  orderBy: [{ askedOn: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  include: { user: { select: { id: true, name: true } } },
} as const satisfies Prisma.Annotation$contactsArgs;

type ContactRow = Prisma.ContactGetPayload<Pick<typeof contactParts, "include">>;

export function toContact(row: ContactRow): Contact {
  const { id, version, party, name, channel, outcome, answer, notes } = row;
  return {
    ...{ id, version, party, name, channel, outcome, answer, notes },
    askedOn: row.askedOn.toISOString().slice(0, 10),
    outcomeOn: dayOf(row.outcomeOn),
    by: row.user,
    createdAt: row.createdAt.toISOString(),
  };
}

/** On which annotation it is, and whose it was. Removed ones included. */
export async function findContactPlace(
  db: Transaction,
  id: string,
): Promise<{ annotationId: string; userId: string; removed: boolean } | null> {
  const row = await db.contact.findUnique({ where: { id }, select: { annotationId: true, userId: true, deletedAt: true } });
  return row && { annotationId: row.annotationId, userId: row.userId, removed: row.deletedAt !== null };
}

function columns({ askedOn, outcomeOn, ...fields }: ContactFields) {
  return { ...fields, askedOn: new Date(askedOn), outcomeOn: dateOf(outcomeOn) };
}

export async function insertContact(
  db: Transaction,
  { id, annotationId, userId, ...fields }: ContactFields & { id: string; annotationId: string; userId: string },
): Promise<void> {
  await db.contact.create({ data: { id, annotationId, userId, ...columns(fields) } });
}

export async function saveContact(db: Transaction, id: string, fields: ContactFields): Promise<void> {
  await db.contact.update({ where: { id }, data: { ...columns(fields), version: { increment: 1 } } });
}

export async function setContactRemoved(db: Transaction, id: string, removed: boolean): Promise<void> {
  await db.contact.update({ where: { id }, data: { deletedAt: removed ? new Date() : null } });
}
