import { parseArgs } from "node:util";
import { forWorkers } from "#lib/db/jobs.ts";
import { openDatabase } from "#lib/db/open.ts";
import { ensureDataFolder, env, SetupError, setEnvironment } from "#lib/env.ts";
import type { Jobs } from "#lib/jobs/start-jobs.ts";
import { rememberAddress } from "#lib/server/address.ts";
import { loadSampleIntoEmptyDatabase, printFirstAdminLink } from "#lib/server/first-run.ts";
import { portOf, takePort } from "#lib/server/front-door.ts";
import { openMetricsPort } from "#lib/server/metrics-port.ts";
import { outliveReaders } from "#lib/server/outlive-readers.ts";
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
  // next-auth reads these itself, and what Next bundles reads the rest.
  setEnvironment({ NEXTAUTH_URL: env.url, NEXTAUTH_SECRET: env.authSecret, AUTH_SECRET: env.authSecret });

  const failed = new AbortController();
  // Side by side with the database, on which neither the build nor Next waits.
  const preparing = buildAndPrepare(AbortSignal.any([stop, failed.signal]));
  preparing.catch(() => undefined); // Told where it is waited for.
  await using opened = new AsyncDisposableStack();
  opened.defer(() => failed.abort());
  const database = await openDatabase();
  opened.defer(() => database.close());
  stop.throwIfAborted();
  await refreshPublicationList();
  await Promise.all([startLog(), loadSampleIntoEmptyDatabase(database.url)]);
  stop.throwIfAborted();

  const doors = await (await preparing).openDoors();
  const metricsPort = env.metricsPort && (await openMetricsPort(env.metricsPort, doors));
  let jobs: Jobs | undefined;
  opened.defer(async () => {
    // At once: a job that takes its time must not leave the room too little of it to store what was typed.
    await Promise.all([frontDoor.close(4000), doors.close(), metricsPort?.close(), jobs?.stop()]);
  });
  frontDoor.open(doors);

  const { startJobs } = await import("#lib/jobs/start-jobs.ts");
  const [started] = await Promise.all([startJobs(forWorkers(database.url)), rememberAddress(), printFirstAdminLink()]);
  jobs = started;
  console.log(`Assay is ready: ${env.url}`);
  await whenAborted(stop);
  console.log("Stopping.");
}

/** Its modules are loaded while the database starts, too. */
async function buildAndPrepare(stopped: AbortSignal) {
  const { buildScripts, ensureBuilt } = await import("#lib/server/build.ts");
  await (dev ? buildScripts() : ensureBuilt(stopped));
  stopped.throwIfAborted();
  const { prepareDoors } = await import("#lib/server/doors.ts");
  return prepareDoors();
}

outliveReaders();
const stop = stopSignal();
await serve(stop).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Stopped || stop.aborted) process.exit(0);
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  },
);
