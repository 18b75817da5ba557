import { Logger, parseCronItems, run } from "graphile-worker";
import { log } from "#lib/log.ts";
import { resumeImports } from "#lib/usecases/import/resume-imports.ts";
import { tasks } from "./tasks.ts";

export type Jobs = { stop(): Promise<void> };

/** At night in most of the places where readers are, at an odd minute; a night that was missed is made up for. */
export const schedule = parseCronItems([
  { task: "check_sources", match: "17 3 * * *", options: { backfillPeriod: 20 * 60 * 60 * 1000, jobKey: "check all" } },
  { task: "resume_imports", match: "* * * * *", options: { jobKey: "resume imports" } },
]);

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** Runs what is done without anyone waiting for it, in this process; where several share the database, each job runs once. The address is that of `forWorkers`. */
export async function startJobs(connectionString: string): Promise<Jobs> {
  try {
    await resumeImports({ starting: true });
    return await run({
      connectionString,
      taskList: tasks,
      parsedCronItems: schedule,
      concurrency: 4,
      maxPoolSize: 6,
      noHandleSignals: true,
      logger: new Logger(() => (level, message) => log[levels[level]]({ message }, "jobs")),
    });
  } catch (error) {
    // The desk works without them, and says so.
    log.error({ err: error }, "nothing is done by itself: outlets' pages are looked at by hand only, and imports of many wait");
    return { stop: async () => undefined };
  }
}
