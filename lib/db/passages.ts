import type { Passage } from "#lib/domain/annotation.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type NewPassage = Pick<Passage, "start" | "end" | "exact" | "prefix" | "suffix">;

export function toPassage(row: Prisma.PassageGetPayload<true>): Passage {
  const { annotationId: _annotation, previousId: _previous, createdAt: _created, ...passage } = row;
  return passage;
}

/**
 * These become all the passages of an annotation, on this snapshot. One that stays where it is keeps its id; lost ones have been settled by
 * whoever gave the new list, and go. What stood on earlier snapshots stays there as history.
 */
export async function replacePassages(db: Transaction, annotationId: string, snapshotId: string, passages: NewPassage[]): Promise<void> {
  const kept = await db.passage.findMany({
    where: { annotationId, snapshotId, anchoring: { not: "lost" }, OR: passages.map(({ start, end }) => ({ start, end })) },
    select: { id: true, start: true, end: true },
  });
  await db.passage.deleteMany({
    where: { annotationId, id: { notIn: kept.map((passage) => passage.id) }, OR: [{ snapshotId }, { anchoring: "lost" }] },
  });
  const stays = new Set(kept.map(({ start, end }) => `${start}-${end}`));
  const added = passages.filter(({ start, end }) => !stays.has(`${start}-${end}`));
  await db.passage.createMany({ data: added.map((passage) => ({ ...passage, annotationId, snapshotId })) });
}

export type CarriedPassage = NewPassage & { annotationId: string; anchoring: Passage["anchoring"]; previousId: string };

export async function insertCarriedPassages(db: Transaction, snapshotId: string, passages: CarriedPassage[]): Promise<void> {
  await db.passage.createMany({ data: passages.map((passage) => ({ ...passage, snapshotId })) });
}

/** They keep their words and the snapshot they were made on, and wait for a person. */
export async function markPassagesLost(db: Transaction, ids: string[]): Promise<void> {
  await db.passage.updateMany({ where: { id: { in: ids } }, data: { anchoring: "lost" } });
}

/** Every passage made on a snapshot, those of deleted annotations too: they may come back. */
export async function listPassagesOn(db: Transaction, snapshotId: string): Promise<(Passage & { annotationId: string })[]> {
  const rows = await db.passage.findMany({ where: { snapshotId, anchoring: { not: "lost" } }, orderBy: { start: "asc" } });
  return rows.map((row) => ({ ...toPassage(row), annotationId: row.annotationId }));
}
