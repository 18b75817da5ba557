import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDataFolder, SetupError } from "#lib/env.ts";
import { type FileLock, takeFileLock } from "./file-lock.ts";

/** Milliseconds: longer than any start or stop takes. */
const patience = 120_000;

/** Runs `work` while no other process makes, starts or stops the database of this data folder. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  ensureDataFolder(dataDir);
  for (let waited = 0; waited < patience; waited += 50) {
    const lock = await takeFileLock(join(dataDir, "starting.lock"));
    if (lock) return work().finally(() => lock.release());
    await sleep(50);
  }
  throw new SetupError(
    `Another process has been starting or stopping the database in ${dataDir} for two minutes. End it, then start again.`,
  );
}

const runningLock = (dataDir: string) => join(dataDir, "running.lock");

/** Whoever holds it may run PostgreSQL on this data folder, and hands it down to that: it is free when the last process of that PostgreSQL has ended. */
export async function takeRunningLock(dataDir: string): Promise<FileLock | null> {
  const lock = await takeFileLock(runningLock(dataDir));
  try {
    await lock?.write(`${hostname()}\n${new Date().toISOString()}\n`);
    return lock;
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** The one sentence for a data folder whose database runs out of our reach. */
export async function inUseElsewhere(dataDir: string): Promise<SetupError> {
  const [host, since] = (await readFile(runningLock(dataDir), "utf8").catch(() => "")).split("\n");
  const who = host && since ? `on the host ${host}, where it was started at ${since}` : "elsewhere";
  return new SetupError(
    `The database in ${dataDir} is in use ${who}, and it can't be reached from here: stop Assay there first, or give this one a data folder of its own (ASSAY_DATA_DIR).`,
  );
}
