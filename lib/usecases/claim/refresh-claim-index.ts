import { areCountsStale, countTerms, findUnindexed, indexClaims } from "#lib/db/claim-index.ts";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";

const batch = 500;

/** Has every claim found that is not: after a crash, a restore, or what an earlier version wrote. Safe to run again, and on several nodes. */
export async function refreshClaimIndex(): Promise<void> {
  for (;;) {
    const found = await inTransaction(async (db) => {
      const claims = await findUnindexed(db, batch);
      await indexClaims(db, claims);
      return claims.length;
    }, evenIfShort);
    if (found < batch) break;
  }
  if (await areCountsStale(database())) await inTransaction(countTerms, evenIfShort);
}
