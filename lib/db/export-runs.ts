import type { ExportOutcome, ExportRun } from "#lib/domain/export/export-run.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

function toExportRun(row: Prisma.ExportRunGetPayload<object>): ExportRun {
  const { id, done, revisions, outcome, movedAt } = row;
  return { id, done, revisions, outcome, quietFor: Math.max(0, Date.now() - movedAt.getTime()) };
}

type Own = { id: string; userId: string };

export async function insertExportRun(db: Transaction, run: { userId: string; revisions: number }): Promise<ExportRun> {
  return toExportRun(await db.exportRun.create({ data: run }));
}

/** One's own; another person's is not found. Without an id, the newest. */
export async function findExportRun(db: Transaction, { id, userId }: { id?: string; userId: string }): Promise<ExportRun | null> {
  const row = await db.exportRun.findFirst({ where: { id, userId }, orderBy: { createdAt: "desc" } });
  return row && toExportRun(row);
}

/** False: there is no such run, it was cancelled, or another download has it. */
export async function beginExportRun(db: Transaction, { id, userId, revisions }: Own & { revisions: number }): Promise<boolean> {
  const now = new Date();
  const { count } = await db.exportRun.updateMany({
    where: { id, userId, outcome: null, begunAt: null },
    data: { revisions, begunAt: now, movedAt: now },
  });
  return count > 0;
}

/** False: it was cancelled meanwhile. */
export async function moveExportRun(db: Transaction, id: string, done: number): Promise<boolean> {
  const { count } = await db.exportRun.updateMany({ where: { id, outcome: null }, data: { done, movedAt: new Date() } });
  return count > 0;
}

/** The first outcome stands. */
export async function endExportRun(db: Transaction, id: string, outcome: ExportOutcome): Promise<void> {
  await db.exportRun.updateMany({ where: { id, outcome: null }, data: { outcome, endedAt: new Date() } });
}

export async function cancelExportRun(db: Transaction, run: Own): Promise<void> {
  await db.exportRun.updateMany({ where: { ...run, outcome: null }, data: { outcome: "cancelled", endedAt: new Date() } });
}

export async function forgetExportRuns(db: Transaction, before: Date): Promise<void> {
  await db.exportRun.deleteMany({ where: { createdAt: { lt: before } } });
}
