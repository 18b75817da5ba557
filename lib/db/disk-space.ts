import { stat, statfs } from "node:fs/promises";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import { env } from "#lib/env.ts";
import { hasErrorCode } from "./error-code.ts";

/** Below either, nothing more is written: what is left is PostgreSQL's own, to go on, and to end in good order. */
const leastBytes = 500_000_000;
const leastShare = 0.03;

/** Milliseconds. */
const measuredEvery = 1000;
/** Milliseconds for which a database on another machine is taken at its word that its disk is full. */
const remembered = 5000;

export type Disk = { folder: string; freeBytes: number; neededBytes: number };

// Kept on globalThis: the server and the bundles it loads each have a copy of this module.
const shared = globalThis as typeof globalThis & { assayDisks?: { at: number; disks: Promise<Disk[]> }; assayDiskFullAt?: number };

/** The disks of the data folder and of the embedded database, measured no more than once a second. Those of a database elsewhere are its own affair. */
export function readDisks(): Promise<Disk[]> {
  const folders = env.databaseFolder === undefined ? [] : [env.dataDir, env.databaseFolder];
  if (!shared.assayDisks || Date.now() - shared.assayDisks.at > measuredEvery) {
    shared.assayDisks = { at: Date.now(), disks: measure(folders) };
  }
  return shared.assayDisks.disks;
}

async function measure(folders: string[]): Promise<Disk[]> {
  const disks = new Map<number, Disk>();
  for (const folder of folders) {
    const [{ dev }, { bavail, blocks, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
    const neededBytes = Math.max(leastBytes, Math.ceil(blocks * bsize * leastShare));
    if (!disks.has(dev)) disks.set(dev, { folder, freeBytes: bavail * bsize, neededBytes });
  }
  return [...disks.values()];
}

export async function isShortOfSpace(): Promise<boolean> {
  if (Date.now() - (shared.assayDiskFullAt ?? 0) < remembered) return true;
  const disks = await readDisks().catch(() => []); // What can't be measured isn't known to be full.
  return disks.some(({ freeBytes, neededBytes }) => freeBytes < neededBytes);
}

/** PostgreSQL's code. */
const diskFull = "53100";

/** Runs a write where there is room for it. `evenIfShort`: a small one, without which nobody could come in, be kept out, or read. */
export async function withSpace<T>(write: () => Promise<T>, { evenIfShort = false } = {}): Promise<T> {
  if (!evenIfShort && (await isShortOfSpace())) throw new OutOfSpace();
  try {
    return await write();
  } catch (cause) {
    if (!hasErrorCode(cause, diskFull)) throw cause;
    shared.assayDiskFullAt = Date.now();
    throw new OutOfSpace({ cause });
  }
}
