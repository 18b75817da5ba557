import type { ChainedEvent } from "#lib/domain/integrity/audit-chain.ts";
import type { Transaction } from "./client.ts";

type Link = { position: number; sha256: string };

/** One at a time, whichever server does it, until the transaction ends. Returns the last link there is. */
export async function lockAuditChain(db: Transaction): Promise<Link> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit chain'))`;
  return (await lastAuditLink(db)) ?? { position: 0, sha256: "" };
}

/** Null before anything was chained. */
export async function lastAuditLink(db: Transaction): Promise<Link | null> {
  return db.auditLink.findFirst({ orderBy: { position: "desc" }, select: { position: true, sha256: true } });
}

/** Events get their numbers before they are committed, so some come late: how far back they are looked for, by number. */
const lookBack = 10_000;

/** Committed events that have no link yet, by number, at most `limit`; with `everything` however long ago, else those of late. */
export async function listUnlinkedEvents(db: Transaction, limit: number, everything: boolean): Promise<ChainedEvent[]> {
  const newest = await db.auditLink.aggregate({ _max: { eventId: true } });
  const start = everything ? 0n : (newest._max.eventId ?? 0n) - BigInt(lookBack);
  const rows = await db.auditEvent.findMany({ where: { id: { gt: start }, link: null }, orderBy: { id: "asc" }, take: limit });
  return rows.map(({ id, at, ...event }) => ({ ...event, id: String(id), at: at.toISOString() }));
}

export async function insertAuditLinks(db: Transaction, links: (Link & { eventId: string })[]): Promise<void> {
  await db.auditLink.createMany({ data: links.map((link) => ({ ...link, eventId: BigInt(link.eventId) })) });
}

/** Erases where events before `before` came from; the events and their chain stay as they are. */
export async function eraseAuditOrigins(db: Transaction, before: Date): Promise<number> {
  const { count } = await db.auditOrigin.deleteMany({ where: { at: { lt: before } } });
  return count;
}
