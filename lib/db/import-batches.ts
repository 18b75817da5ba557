import { z } from "zod";
import type { ImportBatch, ImportBatchSummary, ImportState } from "#lib/domain/article/import-batch.ts";
import { draftDetails } from "#lib/domain/article/import-draft.ts";
import { pageKinds } from "#lib/domain/article/page-kind.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

export type NewImportItem = { place: string; originalType: string | null; state: ImportState; message: string };

export async function insertImportBatch(db: Transaction, userId: string, items: NewImportItem[]): Promise<string> {
  const { id } = await db.importBatch.create({ data: { userId } });
  await db.importItem.createMany({ data: items.map((item, position) => ({ ...item, batchId: id, position })) });
  return id;
}

const shown = {
  id: true,
  place: true,
  originalType: true,
  state: true,
  message: true,
  kind: true,
  draft: { select: { id: true, details: true, articleId: true } },
  article: { select: { slug: true, title: true } },
} as const satisfies Prisma.ImportItemSelect;

/** One's own; another person's is not found. Its items in the order they were given in. */
export async function findImportBatch(db: Transaction, which: { id: string; userId: string }): Promise<ImportBatch | null> {
  const batch = await db.importBatch.findFirst({ where: which });
  if (batch === null) return null;
  const rows = await db.importItem.findMany({ where: { batchId: batch.id }, select: shown, orderBy: { position: "asc" } });
  const atHand = await db.importItem.findMany({ where: { batchId: batch.id, original: { not: null } }, select: { id: true } });
  const files = new Set(atHand.map(({ id }) => id));
  const saved = await db.article.findMany({
    where: { id: { in: rows.flatMap(({ draft }) => draft?.articleId ?? []) } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(saved.map(({ id, slug }) => [id, slug]));
  const counts = noCounts();
  for (const { state } of rows) counts[state] += 1;
  const items = rows.map(({ draft, originalType, ...row }) => ({
    ...row,
    kind: z.enum(pageKinds).nullable().catch(null).parse(row.kind),
    again: originalType === null || files.has(row.id),
    draft: draft && {
      id: draft.id,
      title: draftDetails.parse(draft.details).title,
      slug: (draft.articleId && slugs.get(draft.articleId)) ?? null,
    },
  }));
  return { id: batch.id, createdAt: batch.createdAt.toISOString(), counts, items };
}

/** One's own that aren't dismissed, newest first. */
export async function listImportBatchSummaries(db: Transaction, userId: string): Promise<ImportBatchSummary[]> {
  const batches = await db.importBatch.findMany({ where: { userId, dismissedAt: null }, orderBy: { createdAt: "desc" }, take: 50 });
  const counted = await db.importItem.groupBy({
    by: ["batchId", "state"],
    where: { batchId: { in: batches.map(({ id }) => id) } },
    _count: true,
  });
  return batches.map(({ id, createdAt }) => {
    const counts = noCounts();
    for (const { batchId, state, _count } of counted) if (batchId === id) counts[state] = _count;
    return { id, createdAt: createdAt.toISOString(), counts };
  });
}

export async function setImportBatchDismissed(db: Transaction, id: string, dismissed: boolean): Promise<void> {
  await db.importBatch.update({ where: { id }, data: { dismissedAt: dismissed ? new Date() : null } });
}

/** Those dismissed before that moment; the drafts they led to stay. */
export async function deleteDismissedBatches(db: Transaction, before: Date): Promise<void> {
  await db.importBatch.deleteMany({ where: { dismissedAt: { lt: before } } });
}

function noCounts(): Record<ImportState, number> {
  return { expected: 0, waiting: 0, reading: 0, ready: 0, loaded: 0, failed: 0, cancelled: 0 };
}
