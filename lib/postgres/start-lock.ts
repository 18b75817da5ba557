import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDataFolder, unwritable } from "#lib/env.ts";

/** Longer than any start or stop takes. */
const abandonedAfter = 120_000;

/** Runs `work` while no other process makes, starts or stops the database of this data folder. */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  ensureDataFolder(dataDir);
  const file = join(dataDir, "database.lock");
  while (!(await take(dataDir, file))) {
    if (await abandoned(file)) await rm(file, { force: true });
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(dataDir: string, file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw unwritable(dataDir, error);
  }
}

/** Its process is gone (killed between taking and removing the lock), or has been at it for too long to be true. */
async function abandoned(file: string): Promise<boolean> {
  const [text, facts] = await Promise.all([readFile(file, "utf8").catch(() => ""), stat(file).catch(() => undefined)]);
  if (!facts) return false;
  const age = Date.now() - facts.mtimeMs;
  if (text === "") return age > 2000; // Taken, not yet signed.
  return age > abandonedAfter || !isAlive(Number(text));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
