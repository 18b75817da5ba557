import { askForCaptures } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { listWatchedSources } from "#lib/db/source-changes.ts";
import { ok, type Result } from "#lib/domain/result.ts";

/** So many are asked for at once; the others an hour later. */
const most = 1000;
/** After everything that somebody waits for. */
const afterOthers = 2000;

/** Has the sources of public reviews looked at again that are due: every day at first, then more rarely. One at a time of each host. */
export async function watchSources(): Promise<Result<{ asked: number }>> {
  if (await isShortOfSpace()) return ok({ asked: 0 });
  const due = await listWatchedSources(database(), most);
  return inTransaction(async (db) => {
    await askForCaptures(db, due, { priority: afterOthers, watch: true });
    return ok({ asked: due.length });
  });
}
