import type { Result } from "#lib/domain/result.ts";
import { workInPool } from "#lib/workers/worker-pool.ts";
import type { Desk } from "./check-desk.ts";
import type { Faults } from "./faults.ts";
import type { BackupOrder, BackupSummary } from "./write-backup.ts";

export type UpkeepOrder = ({ task: "check" } & Desk) | ({ task: "back up" } & BackupOrder);
export type UpkeepAnswer = { task: "check"; faults: Faults } | { task: "back up"; written: Result<BackupSummary> };

const keepers = { file: "lib/usecases/backup/worker.ts", atOnce: 1, maxOldGenerationSizeMb: 2000 };

/** Milliseconds after which it will never end. */
const deadline = 12 * 3_600_000;

/** Beside the server's own thread, so that nobody who works waits for it. Ends early, with an error, when the server stops. */
export async function inWorker(order: UpkeepOrder, stop: AbortSignal): Promise<UpkeepAnswer> {
  stop.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const end = () => stopped.reject(stop.reason);
  stop.addEventListener("abort", end);
  try {
    const answer = await Promise.race([workInPool<UpkeepOrder, UpkeepAnswer>(keepers, order, deadline), stopped.promise]);
    if (answer === null) throw new Error("It took more time or memory than there is.");
    return answer;
  } finally {
    stop.removeEventListener("abort", end);
  }
}
