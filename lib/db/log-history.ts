import type { LogEntry } from "#lib/domain/log/entry.ts";
import { historyOf, type LoggedWithdrawal } from "#lib/domain/log/history.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import type { Transaction } from "./client.ts";

/** All that the log should hold, from the rows themselves, in order of publishing. Samples are not logged. */
export async function listHistory(db: Transaction): Promise<LogEntry[]> {
  const keys = await db.signingKey.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, publicKey: true, previousId: true, createdAt: true },
  });
  const revisions = await db.revision.findMany({
    where: { sample: false },
    orderBy: [{ articleId: "asc" }, { number: "asc" }],
    select: { articleId: true, number: true, sha256: true, publishedAt: true, keyId: true },
  });
  const hashes = new Map(revisions.map(({ articleId, number, sha256 }) => [`${articleId} ${number}`, sha256]));
  const withdrawals = await db.withdrawal.findMany({ orderBy: [{ withdrawnAt: "asc" }, { id: "asc" }] });
  return historyOf(
    keys.map(({ id, publicKey, previousId, createdAt }) => ({ id, publicKey, previous: previousId, from: createdAt.toISOString() })),
    revisions.map((revision) => ({ ...revision, publishedAt: revision.publishedAt.toISOString() })),
    withdrawals.flatMap(({ articleId, revisionNumber, reason, withdrawnAt }): LoggedWithdrawal[] => {
      const revision = hashes.get(`${articleId} ${revisionNumber}`);
      if (revision === undefined) return [];
      return [{ articleId, number: revisionNumber, revision, reasonSha256: sha256Hex(reason), withdrawnAt: withdrawnAt.toISOString() }];
    }),
  );
}
