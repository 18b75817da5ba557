import { requeueArchiveRequests } from "#lib/db/archive-requests.ts";
import { askForCaptures, listFailed, listUncaptured, listUncheckedQuotes, queueQuotes, requeueCaptures } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { isAnyoneWorking } from "#lib/db/jobs.ts";
import { nameAddresses } from "#lib/db/source-addresses.ts";
import { minutesUntilRetry } from "#lib/domain/claim/capture.ts";
import { ok, type Result } from "#lib/domain/result.ts";

/** In milliseconds: longer than any document takes. Whoever was at it is gone. */
const abandoned = 180_000;
/** Sources of before there were copies are asked for so many a minute, and documents that could not be read tried again. */
const slowly = 5;
/** After everything that somebody waits for: graphile-worker takes the smallest first. */
const afterOthers = 1000;

/**
 * Goes on with documents whose process died or whose jobs were lost, tries those again that could not be read, asks for some that were cited
 * before there were copies, goes on with what an outside archive was to be asked, and has quotations looked for that nobody has looked for. Addresses of
 * sources that an earlier version wrote get their name. Of a server that starts while no other works,
 * everything that stands as under way is taken up at once.
 */
export async function resumeCaptures({ starting }: { starting: boolean }): Promise<Result<null>> {
  if (await isShortOfSpace()) return ok(null);
  const isAlone = starting && !(await isAnyoneWorking(database()));
  return inTransaction(async (db) => {
    await nameAddresses(db);
    await requeueCaptures(db, new Date(Date.now() - (isAlone ? 0 : abandoned)));
    await requeueArchiveRequests(db, new Date(Date.now() - (isAlone ? 0 : abandoned)));
    if (!starting) {
      await askForCaptures(db, await listUncaptured(db, slowly), { priority: afterOthers });
      for (let failures = 1, minutes = minutesUntilRetry(1); minutes !== null; failures += 1, minutes = minutesUntilRetry(failures)) {
        const before = new Date(Date.now() - minutes * 60_000);
        await askForCaptures(db, await listFailed(db, failures, before, slowly), { priority: afterOthers });
      }
    }
    await queueQuotes(db, await listUncheckedQuotes(db, 100));
    return ok(null);
  });
}
