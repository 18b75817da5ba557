import type { CaptureState } from "#lib/domain/claim/capture.ts";
import type { FurtherAddress } from "#lib/domain/claim/source-list.ts";
import { mergeArchiving } from "./archive-requests.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";

/** In a query on `sources s`, one row a document: the ids of all its addresses. */
export const addressesOfS = Prisma.sql`(SELECT s.id UNION ALL SELECT m.id FROM sources m WHERE m."mergedIntoId" = s.id)`;

/** The document of this id; where it was merged, the one it was merged into. */
export async function documentOf(db: Transaction, id: string): Promise<string> {
  const row = await db.source.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return row?.mergedIntoId ?? id;
}

/** Further addresses of a document, as somebody said. */
export async function listFurtherAddresses(db: Transaction, id: string): Promise<FurtherAddress[]> {
  const rows = await db.source.findMany({
    where: { mergedIntoId: id },
    select: { id: true, url: true, health: { select: { state: true, changedAt: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ health, ...row }) => {
    const state: CaptureState | null = health?.state ?? null;
    return { ...row, state, at: health?.changedAt.toISOString() ?? null };
  });
}

/** At which of a document's addresses an annotation cites it. */
export async function listCitedAddresses(db: Transaction, annotationId: string, id: string): Promise<string[]> {
  const source = { OR: [{ id }, { mergedIntoId: id }] };
  const rows = await db.evidence.findMany({ where: { annotationId, source }, select: { sourceId: true } });
  return [...new Set(rows.flatMap(({ sourceId }) => sourceId ?? []))];
}

/** Locks these and their further addresses, in one order, and tells what each is merged into. */
export async function lockSources(db: Transaction, ids: string[]): Promise<Map<string, string | null>> {
  const rows = await db.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, "mergedIntoId" FROM sources WHERE id = ANY(${ids}::uuid[]) OR "mergedIntoId" = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
}

/** A document becomes a further address of another, and so do its own further ones. Gives the ids of all that went. */
export async function mergeSource(db: Transaction, fromId: string, intoId: string): Promise<string[]> {
  const rows = await db.source.updateManyAndReturn({
    where: { OR: [{ id: fromId }, { mergedIntoId: fromId }] },
    data: { mergedIntoId: intoId },
    select: { id: true },
  });
  await mergeArchiving(db, fromId, intoId);
  return rows.map(({ id }) => id);
}

/** A further address is a document of its own again, and those of `moved` are further ones of it. False where it is none. */
export async function partSource(db: Transaction, id: string, otherId: string, moved: string[]): Promise<boolean> {
  const { count } = await db.source.updateMany({ where: { id: otherId, mergedIntoId: id }, data: { mergedIntoId: null } });
  if (count === 1) await db.source.updateMany({ where: { id: { in: moved }, mergedIntoId: id }, data: { mergedIntoId: otherId } });
  return count === 1;
}
