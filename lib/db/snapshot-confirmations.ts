import type { Transaction } from "./client.ts";

/** False where somebody has said so before. */
export async function insertConfirmation(db: Transaction, confirmation: { snapshotId: string; userId: string }): Promise<boolean> {
  const { count } = await db.snapshotConfirmation.createMany({ data: [confirmation], skipDuplicates: true });
  return count === 1;
}

/** False where nobody had said so. */
export async function deleteConfirmation(db: Transaction, snapshotId: string): Promise<boolean> {
  const { count } = await db.snapshotConfirmation.deleteMany({ where: { snapshotId } });
  return count === 1;
}
