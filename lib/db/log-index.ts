import { withdrawalEntry } from "#lib/domain/log/history.ts";
import type { LogIndex } from "#lib/domain/log/log-index.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import type { Transaction } from "./client.ts";
import { listLogEntries } from "./log.ts";

/** What `count` entries from `start` on are of, as the rows of today say it. */
export async function listLogIndex(db: Transaction, start: number, count: number): Promise<LogIndex["entries"]> {
  const entries = await listLogEntries(db, start, count);
  const revisions = await findRevisions(
    db,
    entries.filter(({ kind }) => kind === "revision").map(({ sha256 }) => sha256),
  );
  const withdrawals = await findWithdrawals(
    db,
    entries.filter(({ kind }) => kind === "withdrawal").map(({ time }) => new Date(time)),
  );
  return entries.map(({ index, kind, sha256 }) => ({
    index,
    ...(kind === "revision" && { revision: revisions.get(sha256) ?? { path: null, state: "missing" } }),
    ...(kind === "withdrawal" && { withdrawal: withdrawals.get(sha256) ?? null }),
  }));
}

async function findRevisions(db: Transaction, sha256s: string[]) {
  const rows = await db.revision.findMany({
    where: { sha256: { in: sha256s } },
    select: {
      number: true,
      sha256: true,
      article: {
        select: {
          slug: true,
          deletedAt: true,
          revisions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
          withdrawals: { orderBy: { revisionNumber: "desc" }, take: 1, select: { revisionNumber: true } },
        },
      },
    },
  });
  return new Map(
    rows.map(({ number, sha256, article }) => {
      const isWithdrawn = article.withdrawals[0]?.revisionNumber === article.revisions[0]?.number;
      const state = article.deletedAt ? ("removed" as const) : isWithdrawn ? ("withdrawn" as const) : ("published" as const);
      return [sha256, { path: state === "removed" ? null : `/r/${article.slug}/v/${number}`, state }];
    }),
  );
}

async function findWithdrawals(db: Transaction, times: Date[]) {
  const rows = await db.withdrawal.findMany({ where: { withdrawnAt: { in: times } } });
  const withdrawn = rows.map(({ articleId, revisionNumber }) => ({ articleId, number: revisionNumber }));
  const revisions = await db.revision.findMany({ where: { OR: withdrawn }, select: { articleId: true, number: true, sha256: true } });
  return new Map(
    rows.flatMap(({ articleId, revisionNumber: number, reason, withdrawnAt }) => {
      const revision = revisions.find((found) => found.articleId === articleId && found.number === number)?.sha256;
      if (revision === undefined) return [];
      const statement = { revision, reasonSha256: sha256Hex(reason), withdrawnAt: withdrawnAt.toISOString() };
      return [[withdrawalEntry({ number, ...statement }).sha256, statement]];
    }),
  );
}
