import type { Transaction } from "./client.ts";

/** Whether nothing has been loaded into this database yet (people may have been added), or a start was killed while it was loading the sample. */
export async function awaitsSample(db: Transaction): Promise<boolean> {
  const [article, told] = await Promise.all([
    db.article.findFirst({ where: { sample: false }, select: { id: true } }),
    db.auditEvent.findFirst({ where: { subject: "sample", subjectId: "sample" }, select: { id: true } }),
  ]);
  return !article && !told;
}

/** Sample people never sign in; those taken away are no longer offered as colleagues either. */
export async function setSampleUsersActive(db: Transaction, active: boolean): Promise<void> {
  await db.user.updateMany({
    where: { sample: true, deactivatedAt: active ? { not: null } : null },
    data: { deactivatedAt: active ? null : new Date() },
  });
}
