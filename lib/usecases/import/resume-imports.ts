import { database, inTransaction } from "#lib/db/client.ts";
import { isShortOfSpace } from "#lib/db/disk-space.ts";
import { deleteDismissedBatches } from "#lib/db/import-batches.ts";
import { failExpectedItems, listWaitingItems, requeueAbandonedItems } from "#lib/db/import-items.ts";
import { freeAbandonedJobs, isAnyoneWorking, keysWithoutJob } from "#lib/db/jobs.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { importJobKey, queueImportItems } from "../steps/queue-import-items.ts";

/** In seconds: longer than any page or file takes. Whoever was at it is gone. */
const abandoned = 120;
/** In minutes: a browser that is at work sends a file in less. */
const patience = 10;
const daysKept = 30;

const before = (seconds: number) => new Date(Date.now() - seconds * 1000);

/**
 * Goes on with imports whose process died, whose jobs were lost (as by a restored backup) or whose browser was closed. Of a server that
 * starts while no other works, everything that stands as under way is taken up at once.
 */
export async function resumeImports({ starting }: { starting: boolean }): Promise<Result<null>> {
  // They wait like everything else.
  if (await isShortOfSpace()) return ok(null);
  const seconds = starting && !(await isAnyoneWorking(database())) ? 0 : abandoned;
  await freeAbandonedJobs(database(), seconds);
  return inTransaction(async (db) => {
    await requeueAbandonedItems(db, before(seconds));
    await failExpectedItems(
      db,
      before(patience * 60),
      "This file did not arrive: its browser tab was closed, or lost the connection. Choose it again.",
    );
    await deleteDismissedBatches(db, before(daysKept * 86_400));
    const waiting = await listWaitingItems(db, null);
    const lost = await keysWithoutJob(
      db,
      waiting.map(({ id }) => importJobKey(id)),
    );
    await queueImportItems(
      db,
      waiting.filter(({ id }) => lost.has(importJobKey(id))),
    );
    return ok(null);
  });
}
