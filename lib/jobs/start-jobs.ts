import { Logger, parseCronItems, run } from "graphile-worker";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { resumeImports } from "#lib/usecases/import/resume-imports.ts";
import { resumeCaptures } from "#lib/usecases/source/resume-captures.ts";
import { tasks } from "./tasks.ts";

export type Jobs = { stop(): Promise<void> };

/** A night that was missed is made up for until the next evening, in milliseconds. */
const night = 20 * 60 * 60 * 1000;

/** At odd minutes, and what is heavy at night in most of the places where readers are. A backup is made when one is due. */
export const schedule = parseCronItems([
  { task: "check_sources", match: "17 3 * * *", options: { backfillPeriod: night, jobKey: "check all" } },
  {
    task: "check_desk",
    match: "23 4 * * *",
    options: { backfillPeriod: night, jobKey: "check desk", queueName: "checks", maxAttempts: 1 },
  },
  { task: "keep_backups", match: "41 * * * *", options: { jobKey: "keep backups", queueName: "backups", maxAttempts: 1 } },
  { task: "chain_audit_log", match: "* * * * *", options: { jobKey: "chain the audit log" } },
  { task: "erase_audit_origins", match: "41 3 * * *", options: { backfillPeriod: night, jobKey: "erase origins" } },
  { task: "collect_uncited_files", match: "53 3 * * *", options: { backfillPeriod: night, jobKey: "collect uncited files" } },
  { task: "sum_up_refusals", match: "3 * * * *", options: { jobKey: "sum up refusals" } },
  { task: "watch_sources", match: "11 * * * *", options: { jobKey: "watch sources" } },
  { task: "resume_captures", match: "* * * * *", options: { jobKey: "resume captures" } },
  { task: "catch_up_search", match: "7 * * * *", options: { jobKey: "catch up with search", queueName: "search", maxAttempts: 1 } },
  { task: "refresh_claim_index", match: "*/5 * * * *", options: { jobKey: "refresh the claim index" } },
  { task: "tell_due", match: "37 * * * *", options: { jobKey: "tell what is due" } },
  { task: "mail_notices", match: "* * * * *", options: { jobKey: "mail notices" } },
  { task: "resume_imports", match: "* * * * *", options: { jobKey: "resume imports" } },
]);

/** Milliseconds after a start at which the desk is checked: whoever waited for it comes first. */
const settled = 60_000;

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** Runs what is done without anyone waiting for it, in this process; where several share the database, each job runs once. The address is that of `forWorkers`. */
export async function startJobs(connectionString: string): Promise<Jobs> {
  try {
    await resumeImports({ starting: true });
    await resumeCaptures({ starting: true });
    // Backups are made by a node that has a folder for them.
    const { keep_backups: _, ...others } = tasks;
    const taskList = env.backupFolder === undefined ? others : tasks;
    const runner = await run({
      connectionString,
      taskList,
      parsedCronItems: schedule.filter(({ task }) => task in taskList),
      concurrency: 4,
      maxPoolSize: 6,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => log[levels[level]]({ message }, "jobs")),
    });
    const once = { maxAttempts: 1 };
    await runner.addJob("check_desk", {}, { ...once, jobKey: "check desk", queueName: "checks", runAt: new Date(Date.now() + settled) });
    await runner.addJob("catch_up_search", {}, { ...once, jobKey: "catch up with search", queueName: "search" });
    await runner.addJob("refresh_claim_index", {}, { ...once, jobKey: "refresh the claim index" });
    if (taskList === tasks) await runner.addJob("keep_backups", {}, { ...once, jobKey: "keep backups", queueName: "backups" });
    return runner;
  } catch (error) {
    // The desk works without them, and says so.
    log.error({ err: error }, "nothing is done by itself: outlets' pages are looked at by hand only, and imports of many wait");
    return { stop: async () => undefined };
  }
}
