import { database } from "#lib/db/client.ts";
import { forgetUpkeepRuns, insertUpkeepRun } from "#lib/db/upkeep-runs.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { inWorker } from "./in-worker.ts";

const remembered = 90 * 24 * 3_600_000;

/** What `npx assay fsck` does, done by the server itself: the outcome is kept for the health check, what is found is logged. */
export async function checkDeskByItself(stop: AbortSignal): Promise<void> {
  const { databaseUrl = "", authSecret } = env;
  const answer = await inWorker({ task: "check", databaseUrl, authSecret }, stop);
  if (answer.task !== "check") return;
  const { count, first } = answer.faults;
  if (count > 0) log.error({ faults: count, first: first.slice(0, 10) }, "the desk is not as it was written: run npx assay fsck");
  await insertUpkeepRun(database(), { kind: "check", faults: count });
  await forgetUpkeepRuns(database(), new Date(Date.now() - remembered));
}
