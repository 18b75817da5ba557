import type { Withdrawal } from "#lib/domain/revision/publication.ts";
import type { Transaction } from "./client.ts";
import { databaseTime } from "./clock.ts";

/** The withdrawal of this very revision: publishing a later one lifts it. */
export async function findWithdrawal(db: Transaction, articleId: string, revisionNumber: number): Promise<Withdrawal | null> {
  const row = await db.withdrawal.findUnique({ where: { articleId_revisionNumber: { articleId, revisionNumber } } });
  return row && { reason: row.reason, withdrawnAt: row.withdrawnAt.toISOString() };
}

/** Every withdrawal of an article's revisions, by the revision's number. */
export async function listWithdrawals(db: Transaction, articleId: string): Promise<Map<number, Withdrawal>> {
  const rows = await db.withdrawal.findMany({ where: { articleId } });
  return new Map(
    rows.map(({ revisionNumber, reason, withdrawnAt }) => [revisionNumber, { reason, withdrawnAt: withdrawnAt.toISOString() }]),
  );
}

export async function insertWithdrawal(
  db: Transaction,
  withdrawal: { articleId: string; revisionNumber: number; reason: string; withdrawnById: string },
): Promise<Withdrawal> {
  const row = await db.withdrawal.create({ data: { ...withdrawal, withdrawnAt: new Date(await databaseTime(db)) } });
  return { reason: row.reason, withdrawnAt: row.withdrawnAt.toISOString() };
}
