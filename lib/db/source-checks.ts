import type { CheckOutcome, SourceCheck } from "#lib/domain/anchoring/versions.ts";
import type { Transaction } from "./client.ts";

type NewCheck = { articleId: string; address: string; outcome: CheckOutcome; message?: string; snapshotId?: string | null };

export async function insertSourceCheck(db: Transaction, check: NewCheck): Promise<void> {
  await db.sourceCheck.create({ data: check });
}

/** Every article with an address, those first that nobody looked at for longest. What the sample brought is left out. */
export async function listArticlesToCheck(db: Transaction): Promise<{ id: string; slug: string; checkedAt: Date | null }[]> {
  return db.$queryRaw`
    SELECT a.id, a.slug, max(c."checkedAt") AS "checkedAt" FROM articles a
    LEFT JOIN source_checks c ON c."articleId" = a.id AND c.outcome <> 'failed'
    WHERE a."sourceUrl" IS NOT NULL AND a."deletedAt" IS NULL AND NOT a."fetchNothing" AND NOT a.sample
    GROUP BY a.id ORDER BY "checkedAt" NULLS FIRST, a.id`;
}

/** The newest looks at an outlet's page, newest first. */
export async function listSourceChecks(db: Transaction, articleId: string, most: number): Promise<SourceCheck[]> {
  const rows = await db.sourceCheck.findMany({ where: { articleId }, orderBy: [{ checkedAt: "desc" }, { id: "desc" }], take: most });
  const made = rows.flatMap(({ snapshotId }) => snapshotId ?? []);
  const snapshots = await db.snapshot.findMany({ where: { id: { in: made } }, select: { id: true, number: true } });
  const numbers = new Map(snapshots.map(({ id, number }) => [id, number]));
  return rows.map(({ checkedAt, outcome, message, snapshotId }) => ({
    checkedAt: checkedAt.toISOString(),
    outcome,
    message,
    snapshotNumber: (snapshotId && numbers.get(snapshotId)) || null,
  }));
}
