import { inPool } from "#lib/workers/in-pool.ts";
import { checkDesk } from "./check-desk.ts";
import type { UpkeepAnswer, UpkeepOrder } from "./in-worker.ts";
import { writeBackup } from "./write-backup.ts";

async function work(order: UpkeepOrder): Promise<UpkeepAnswer> {
  return order.task === "check"
    ? { task: "check", faults: await checkDesk(order) }
    : { task: "back up", written: await writeBackup(order) };
}

export default inPool(work);
