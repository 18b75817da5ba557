import type { Transaction } from "./client.ts";

/** Sample people never sign in; those taken away are no longer offered as colleagues either. */
export async function setSampleUsersActive(db: Transaction, active: boolean): Promise<void> {
  await db.user.updateMany({
    where: { sample: true, deactivatedAt: active ? { not: null } : null },
    data: { deactivatedAt: active ? null : new Date() },
  });
}
