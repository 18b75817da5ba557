import { parseArgs } from "node:util";
import { forWorkers } from "#lib/db/jobs.ts";
import { openDatabase } from "#lib/db/open.ts";
import { ensureDataFolder, env, SetupError, setEnvironment } from "#lib/env.ts";
import { type Jobs, startJobs } from "#lib/jobs/start-jobs.ts";
import { rememberAddress } from "#lib/server/address.ts";
import { buildScripts, ensureBuilt } from "#lib/server/build.ts";
import { openDoors } from "#lib/server/doors.ts";
import { loadSampleIntoEmptyDatabase, printFirstAdminLink } from "#lib/server/first-run.ts";
import { portOf, takePort } from "#lib/server/front-door.ts";
import { openMetricsPort } from "#lib/server/metrics-port.ts";
import { Stopped, stopSignal, whenAborted } from "#lib/server/stopping.ts";
import { prepareBackups } from "#lib/usecases/backup/keep-backups.ts";
import { refreshPublicationList } from "#lib/usecases/revision/refresh-publication-list.ts";
import { startLog } from "#lib/usecases/revision/start-log.ts";

const { dev } = parseArgs({ options: { dev: { type: "boolean", default: false } } }).values;
setEnvironment({ NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
// They speak to developers, of the libraries we use as much as of us.
process.noDeprecation = !dev;

async function serve(stop: AbortSignal): Promise<void> {
  const frontDoor = await takePort(env.port);
  setEnvironment({ PORT: String(portOf(frontDoor.server)) });
  ensureDataFolder();
  await prepareBackups();

  await using opened = new AsyncDisposableStack();
  const database = await openDatabase();
  opened.defer(() => database.close());
  stop.throwIfAborted();
  await (dev ? buildScripts() : ensureBuilt(stop));
  await refreshPublicationList();
  await startLog();
  await loadSampleIntoEmptyDatabase(database.url);
  stop.throwIfAborted();

  // next-auth reads these itself, and what Next bundles reads the rest.
  setEnvironment({ NEXTAUTH_URL: env.url, NEXTAUTH_SECRET: env.authSecret, AUTH_SECRET: env.authSecret });
  const doors = await openDoors();
  const metricsPort = env.metricsPort && (await openMetricsPort(env.metricsPort, doors));
  let jobs: Jobs | undefined;
  opened.defer(async () => {
    // At once: a job that takes its time must not leave the room too little of it to store what was typed.
    await Promise.all([frontDoor.close(4000), doors.close(), metricsPort?.close(), jobs?.stop()]);
  });
  frontDoor.open(doors);

  jobs = await startJobs(forWorkers(database.url));
  await rememberAddress();
  await printFirstAdminLink();
  console.log(`Assay is ready: ${env.url}`);
  await whenAborted(stop);
  console.log("Stopping.");
}

const stop = stopSignal();
await serve(stop).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Stopped || stop.aborted) process.exit(0);
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  },
);
