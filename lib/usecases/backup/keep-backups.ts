import { access, constants, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { database } from "#lib/db/client.ts";
import { databaseTime } from "#lib/db/clock.ts";
import { deleteBackups, insertUpkeepRun, listBackups } from "#lib/db/upkeep-runs.ts";
import { outlived } from "#lib/domain/backup/retention.ts";
import { ensureDataFolder, env, SetupError } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { encryptFor } from "./encryption.ts";
import { inWorker } from "./in-worker.ts";
import { UnreadableBackup } from "./unreadable-backup.ts";

const hour = 3_600_000;
/** A little less than a day, as it is looked at each hour. */
const due = 23.5 * hour;

/** At a start: what ASSAY_BACKUPS and ASSAY_BACKUP_KEY say must be of use now, and not found wanting at night. */
export async function prepareBackups(): Promise<void> {
  const folder = env.backupFolder;
  if (folder === undefined) return;
  try {
    encryptFor(env.backupKeys);
    ensureDataFolder(folder);
    await access(folder, constants.W_OK);
  } catch (cause) {
    if (cause instanceof UnreadableBackup) throw new SetupError(`ASSAY_BACKUP_KEY: ${cause.message}`, { cause });
    throw new SetupError(`ASSAY_BACKUPS names ${folder}, which can't be written by this user. Make it writable, or name another folder.`, {
      cause,
    });
  }
}

/**
 * Writes today's backup into the folder of ASSAY_BACKUPS unless it is there, and lets go of those that have outlived their time: only such
 * as this desk has written, and only after the new one was read back and checked.
 */
export async function keepBackups(stop: AbortSignal): Promise<void> {
  const folder = env.backupFolder;
  if (folder === undefined) return;
  const db = database();
  const now = new Date(await databaseTime(db));
  if (!(await isDue(folder, now))) return;
  await clearUnfinished(folder, now);
  const file = join(folder, nameAt(now));
  const failure = await write(file, stop);
  if (failure === null) await deleteOutlived(folder);
  else {
    await insertUpkeepRun(db, { kind: "backup", failure });
    log.error({ file, failure }, "no backup was made; it is tried again in an hour");
  }
}

/** The newest of this folder that is still there is a day old, or there is none. */
async function isDue(folder: string, now: Date): Promise<boolean> {
  for (const { at, file } of await ours(folder)) {
    if (await stat(file).catch(() => null)) return now.getTime() - at.getTime() > due;
  }
  return true;
}

/** Why there is none; null when all went well. */
async function write(file: string, stop: AbortSignal): Promise<string | null> {
  const { databaseUrl = "", authSecret, backupKeys: recipients } = env;
  try {
    const answer = await inWorker({ task: "back up", databaseUrl, authSecret, file, recipients, overwrite: false }, stop);
    if (answer.task !== "back up") return "Something else was done instead.";
    if (!answer.written.ok) return answer.written.error.message;
    const { rows, bytes, encrypted, faults } = answer.written.value;
    await insertUpkeepRun(database(), { kind: "backup", file, faults: faults.count });
    log.info({ file, rows, bytes, encrypted }, "backed up, read back and checked");
    if (faults.count > 0) log.error({ faults: faults.count, first: faults.first.slice(0, 10) }, "the desk has faults, and its backup too");
    return null;
  } catch (error) {
    if (stop.aborted) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

async function deleteOutlived(folder: string): Promise<void> {
  const gone = outlived(await ours(folder)).map(({ file }) => file);
  for (const file of gone) await rm(file, { force: true });
  await deleteBackups(database(), gone);
}

/** Other desks may use the same folder, and this desk others on other machines. */
async function ours(folder: string) {
  return (await listBackups(database())).filter(({ file }) => file.startsWith(join(folder, "/")));
}

/** What a server left that was killed over it. */
async function clearUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!unfinished.test(name)) continue;
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (now.getTime() - mtimeMs > 24 * hour) await rm(file, { force: true });
  }
}

const unfinished = /^assay-[\dTZ-]+\.backup(?:\.age)?\.[\da-f-]{36}\.unfinished$/;

const nameAt = (now: Date) =>
  `assay-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.backup${env.backupKeys.length > 0 ? ".age" : ""}`;
