import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { diskFull, SetupError, saysDiskFull } from "#lib/env.ts";
import {
  applicationRole,
  asApplication,
  type ClusterRecord,
  connectTo,
  ensureApplicationPassword,
  type ReadyRecord,
  readRecord,
  saveRecord,
  urlOf,
} from "./cluster-record.ts";
import { inUseElsewhere, takeRunningLock, withStartLock } from "./data-folder-locks.ts";
import type { FileLock } from "./file-lock.ts";
import { ensureDatabase, freePort, makeCluster } from "./make-cluster.ts";
import { type Binaries, binaries, clusterOwner, type Owner, refuseFolderOfOthers } from "./postgres-home.ts";
import { ask, patience, startPostmaster, stopPostmaster, visiblePostmaster } from "./postmaster.ts";

export type EmbeddedDatabase = {
  /** What Assay runs on: a role that reads and writes rows, and can't change tables or their triggers. */
  url: string;
  /** What migrates and restores. */
  ownerUrl: string;
  /** Whom `url` names. */
  role: string;
  /** Where its rows are. */
  folder: string;
  /** Lets go of the database: the last process to do so stops it. */
  release(): Promise<void>;
};

type Options = {
  dataDir: string;
  /** Tests may lose their rows at a power cut; nothing else may. */
  durable?: boolean;
};

type Means = { dataDir: string; durable: boolean; runsAs: Owner | undefined; programs: Binaries };

/** Milliseconds within which a database that is neither visible nor reachable may stop, before it is taken for another machine's. */
const reach = 5000;

/**
 * Opens the PostgreSQL of a data folder: makes it, starts it, or joins the one that already runs.
 * It outlives a server that is killed, and the next one joins it. There is never a second one: whoever starts it holds a lock,
 * which it inherits.
 */
export async function openEmbedded(options: Options): Promise<EmbeddedDatabase> {
  try {
    return await withStartLock(options.dataDir, () => open(options));
  } catch (error) {
    throw saysDiskFull(error) ? diskFull(options.dataDir, error) : error;
  }
}

async function open({ dataDir, durable = true }: Options): Promise<EmbeddedDatabase> {
  const means = { dataDir, durable, runsAs: await clusterOwner(), programs: await binaries() };
  const record = await ensureApplicationPassword(dataDir, await run(means));
  await ensureDatabase(record);
  const keeper = await keepAlive(record, (isWanted) => withStartLock(dataDir, async () => void (isWanted() && (await run(means, record)))));
  return {
    url: urlOf(record, "assay", asApplication(record)),
    ownerUrl: urlOf(record, "assay"),
    role: applicationRole,
    folder: record.cluster,
    release: () => withStartLock(dataDir, () => releaseServer(record, keeper.release())),
  };
}

/** Sees to it that the database runs; `where` it ran before, if that is where others look for it. */
async function run(means: Means, where?: ClusterRecord): Promise<ClusterRecord> {
  const lock = await joinOrLock(means.dataDir);
  if (!lock) return readKnown(means.dataDir);
  try {
    return await start(means, lock, where);
  } finally {
    await lock.release(); // PostgreSQL has it too, and keeps it.
  }
}

async function start({ dataDir, durable, runsAs, programs }: Means, lock: FileLock, where?: ClusterRecord): Promise<ClusterRecord> {
  let record = where ?? (await readRecord(dataDir));
  if (!record?.initialised) record = await makeCluster(dataDir, record, programs, runsAs);
  else await refuseFolderOfOthers(record.cluster, runsAs);
  // One that an earlier version started without a lock, or that belongs to the data folder which this is a copy of.
  const unlocked = await visiblePostmaster(record);
  if (unlocked !== undefined && (await isUnused(record))) await stopPostmaster(record);
  else if (unlocked !== undefined) {
    throw new SetupError(
      `PostgreSQL already runs in ${record.cluster}, for another Assay (process ${unlocked}). Stop that one, then start this one again.`,
    );
  }
  if (!where) record = await saveRecord(dataDir, { ...record, port: await freePort(record.port) });
  await startPostmaster({ record, programs, runsAs, durable, lock });
  return record;
}

/** The address of a data folder's database where one runs now; starts none and makes none. */
export async function findRunning(dataDir: string): Promise<string | null> {
  const record = await readRecord(dataDir);
  if (record?.applicationPassword === undefined || (await ask(record)) !== "answers") return null;
  return urlOf(record, "assay", asApplication({ ...record, applicationPassword: record.applicationPassword }));
}

/** The lock of the data folder's database, or null once the one that has it answers. */
async function joinOrLock(dataDir: string): Promise<FileLock | null> {
  for (let waited = 0; waited < patience; waited += 100) {
    const lock = await takeRunningLock(dataDir);
    if (lock) return lock;
    const record = await readKnown(dataDir);
    const answer = await ask(record);
    if (answer === "answers") return null;
    if (answer === "nobody" && waited >= reach && (await visiblePostmaster(record)) === undefined) throw await inUseElsewhere(dataDir);
    await sleep(100);
  }
  throw new SetupError(`The database in ${dataDir} is running but doesn't answer. Stop its process, then start again.`);
}

async function readKnown(dataDir: string): Promise<ClusterRecord> {
  const record = await readRecord(dataDir);
  if (!record) throw await inUseElsewhere(dataDir);
  return record;
}

/**
 * Each process holds one connection for as long as it uses the database, so that the last one knows that it is. When it is lost the
 * database has gone, for want of memory or room on the disk perhaps: it is started anew, where everybody looks for it.
 */
async function keepAlive(record: ClusterRecord, revive: (isWanted: () => boolean) => Promise<void>): Promise<{ release(): pg.Client }> {
  let isReleased = false;
  let client = await connectTo(record, "assay");
  client.once("end", () => void again());

  async function again(): Promise<void> {
    for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause, undefined, { ref: false });
      if (isReleased) return;
      const next = await revive(() => !isReleased)
        .then(() => connectTo(record, "assay"))
        .catch(() => undefined); // There is still no room, or another process has its port for the moment.
      if (isReleased) return void (await next?.end());
      if (!next) continue;
      client = next;
      client.once("end", () => void again());
      return;
    }
  }

  return {
    release() {
      isReleased = true;
      return client;
    },
  };
}

function otherKeepers(keeper: pg.Client): Promise<{ rowCount: number | null }> {
  return keeper.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'assay keeper' AND pid <> pg_backend_pid()");
}

async function isUnused(record: ClusterRecord): Promise<boolean> {
  const client = await connectTo(record, "postgres").catch(() => undefined);
  if (!client) return false;
  const others = await otherKeepers(client).finally(() => client.end());
  return others.rowCount === 0;
}

async function releaseServer(record: ReadyRecord, keeper: pg.Client): Promise<void> {
  const others = await otherKeepers(keeper).catch(async () => {
    // It has gone, with its database, which may be back.
    const next = await connectTo(record, "assay").catch(() => undefined);
    return next && otherKeepers(next).finally(() => next.end());
  });
  await keeper.end().catch(() => undefined);
  if (others?.rowCount === 0) await stopPostmaster(record);
}
