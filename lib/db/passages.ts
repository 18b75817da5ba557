import type { MarkedPassage } from "#lib/domain/anchoring/versions.ts";
import type { Passage } from "#lib/domain/claim/annotation.ts";
import { sentenceChange as sentenceChangeShape } from "#lib/domain/sentence/change-shape.ts";
import { type SentenceChange, turnsSentence } from "#lib/domain/sentence/kinds.ts";
import type { Transaction } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import { toVerdict } from "./scales.ts";

export type NewPassage = Pick<Passage, "start" | "end" | "exact" | "prefix" | "suffix">;

export function toPassage(row: Prisma.PassageGetPayload<true>): Passage {
  const { id, snapshotId, start, end, exact, prefix, suffix, anchoring } = row;
  const sentenceChange = sentenceChangeShape.nullable().parse(row.sentenceChange);
  return { id, snapshotId, start, end, exact, prefix, suffix, anchoring, sentenceChange };
}

/**
 * These become all the passages of an annotation, on this snapshot. One that stays where it is keeps its id; lost ones have been settled by
 * whoever gave the new list. What stood on earlier snapshots stays there as history.
 */
export async function replacePassages(db: Transaction, annotationId: string, snapshotId: string, passages: NewPassage[]): Promise<void> {
  const kept = await db.passage.findMany({
    where: { annotationId, snapshotId, anchoring: { not: "lost" }, OR: passages.map(({ start, end }) => ({ start, end })) },
    select: { id: true, start: true, end: true },
  });
  await db.passage.deleteMany({
    where: { annotationId, id: { notIn: kept.map((passage) => passage.id) }, snapshotId },
  });
  await db.passage.updateMany({ where: { annotationId, anchoring: "lost" }, data: { anchoring: "exact" } });
  const stays = new Set(kept.map(({ start, end }) => `${start}-${end}`));
  const added = passages.filter(({ start, end }) => !stays.has(`${start}-${end}`));
  await db.passage.createMany({ data: added.map((passage) => ({ ...passage, annotationId, snapshotId })) });
}

/** The passages of new annotations. */
export async function insertPassages(
  db: Transaction,
  snapshotId: string,
  passages: (NewPassage & { annotationId: string })[],
): Promise<void> {
  await db.passage.createMany({ data: passages.map((passage) => ({ ...passage, snapshotId })) });
}

export type CarriedPassage = NewPassage & Pick<Passage, "anchoring" | "sentenceChange"> & { annotationId: string; previousId: string };

function sentenceColumns(change: SentenceChange | null) {
  return { sentenceChange: change ?? Prisma.DbNull, sentenceTurns: change !== null && turnsSentence(change) };
}

/** Rows of one statement: Prisma puts a long one together in one go, for which everybody else would have to wait. */
const rowsAtOnce = 50;

export async function insertCarriedPassages(db: Transaction, snapshotId: string, passages: CarriedPassage[]): Promise<void> {
  for (let from = 0; from < passages.length; from += rowsAtOnce) {
    const some = passages.slice(from, from + rowsAtOnce);
    await db.passage.createMany({ data: some.map((passage) => ({ ...passage, ...sentenceColumns(passage.sentenceChange), snapshotId })) });
  }
}

/** They keep their words and the snapshot they were made on, and wait for a person. */
export async function markPassagesLost(db: Transaction, ids: string[]): Promise<void> {
  await db.passage.updateMany({ where: { id: { in: ids } }, data: { anchoring: "lost" } });
}

/** A passage to carry over. `settled` is the one that a person last looked at: itself, unless its words or its sentence changed since. */
export type PassageToCarry = Passage & { annotationId: string; settled: Passage };

/** Every passage on a snapshot, those of deleted annotations too: they may come back; and those of the article that were lost before. */
export async function listPassagesToCarry(db: Transaction, articleId: string, snapshotId: string): Promise<PassageToCarry[]> {
  const rows = await db.passage.findMany({
    where: {
      annotation: { articleId },
      state: { not: "historical" },
      OR: [
        { snapshotId, anchoring: { not: "lost" } },
        { anchoring: "lost", annotation: { deletedAt: null } },
      ],
    },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });
  const earlier = await findPreviousPassages(db, rows);
  return rows.map((row) => ({ ...toPassage(row), annotationId: row.annotationId, settled: earlier.get(row.id) ?? toPassage(row) }));
}

/** What changed passages, and those in changed sentences, were before, by their ids. */
async function findPreviousPassages(db: Transaction, rows: Prisma.PassageGetPayload<true>[]): Promise<Map<string, Passage>> {
  const changed = rows.filter((row) => row.anchoring === "changed" || row.sentenceChange !== null);
  const previous = await db.passage.findMany({ where: { id: { in: changed.flatMap((row) => row.previousId ?? []) } } });
  const byId = new Map(previous.map((row) => [row.id, toPassage(row)]));
  return new Map(
    changed.flatMap((row) => {
      const found = row.previousId === null ? undefined : byId.get(row.previousId);
      return found ? [[row.id, found] as const] : [];
    }),
  );
}

/** A passage that waits for a person, with the one it was last sure as: for a lost one that is itself. */
export type UnsettledPassage = { passage: Passage; annotationId: string; version: number; claim: string; settled: Passage };

/** The changed and lost passages of an article's review and those in changed sentences, in the order of the text they stand on. */
export async function listUnsettledPassages(db: Transaction, articleId: string): Promise<UnsettledPassage[]> {
  const rows = await db.passage.findMany({
    where: { annotation: { articleId, deletedAt: null }, state: "pending" },
    include: { annotation: { select: { version: true, claim: true } } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
  });
  const earlier = await findPreviousPassages(db, rows);
  return rows.map(({ annotation, ...row }) => {
    const passage = toPassage(row);
    return { passage, annotationId: row.annotationId, ...annotation, settled: earlier.get(row.id) ?? passage };
  });
}

/** A person has said where it stands: from now on it is as good as one they selected. */
export async function settlePassage(db: Transaction, id: string, anchor: NewPassage): Promise<void> {
  await db.passage.update({ where: { id }, data: { ...anchor, anchoring: "exact", ...sentenceColumns(null) } });
}

/** A person has looked at its sentence, or takes that back. */
export async function saveSentenceChange(db: Transaction, id: string, change: SentenceChange | null): Promise<void> {
  await db.passage.update({ where: { id }, data: sentenceColumns(change) });
}

/** The passage of an earlier snapshot that this one continues. */
export async function findContinued(db: Transaction, id: string): Promise<Passage | null> {
  const row = await db.passage.findUnique({ where: { id }, select: { previousId: true } });
  const previous = row?.previousId ? await db.passage.findUnique({ where: { id: row.previousId } }) : null;
  return previous && toPassage(previous);
}

/** A lost passage found again: it stays on its own snapshot as history, and goes on here. */
export async function reattachPassage(
  db: Transaction,
  lost: { id: string; annotationId: string },
  snapshotId: string,
  anchor: NewPassage,
): Promise<void> {
  await leaveBehind(db, lost.id);
  await db.passage.create({ data: { ...anchor, annotationId: lost.annotationId, snapshotId, previousId: lost.id } });
}

/** A lost passage nobody looks for any more: it stays on its own snapshot as history. */
export async function leaveBehind(db: Transaction, ...ids: string[]): Promise<void> {
  await db.passage.updateMany({ where: { id: { in: ids } }, data: { anchoring: "exact" } });
}

/** Only a passage that was carried over and never settled: what it continues stays on the earlier snapshot. */
export async function dropCarriedPassage(db: Transaction, id: string): Promise<void> {
  await db.passage.delete({ where: { id } });
}

/** What is or was marked on a snapshot, as the annotations stand today. */
export async function listPassagesOn(db: Transaction, snapshotId: string): Promise<MarkedPassage[]> {
  const rows = await db.passage.findMany({
    where: { snapshotId, annotation: { deletedAt: null } },
    include: { annotation: { select: { claim: true, verdict: true } } },
    orderBy: [{ start: "asc" }, { end: "asc" }],
  });
  return rows.map(({ annotation, id, previousId, annotationId, start, end, anchoring, sentenceChange }) => ({
    id,
    previousId,
    annotationId,
    start,
    end,
    anchoring,
    sentenceChange: sentenceChangeShape.nullable().parse(sentenceChange),
    claim: annotation.claim,
    verdict: annotation.verdict && toVerdict(annotation.verdict),
  }));
}
