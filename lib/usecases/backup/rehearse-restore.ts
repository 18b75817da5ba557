import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { saysDiskFull } from "#lib/env.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import type { CheckedBackup } from "./check-backup.ts";
import { loadBackup } from "./load-backup.ts";

/**
 * Whether a restore would take this backup: it is restored into a PostgreSQL that lives for this moment in the folder for temporary
 * files, as only a database can tell whether rows fit their tables and each other. Nothing of it is left.
 */
export async function rehearseRestore(backup: CheckedBackup): Promise<Result<CheckedBackup>> {
  const folder = await mkdtemp(join(tmpdir(), "assay-rehearsal-"));
  try {
    return await withPassingDatabase(folder, async (url) => {
      const loaded = await loadBackup(url, backup);
      return loaded.ok ? ok(backup) : loaded;
    });
  } catch (error) {
    if (!saysDiskFull(error)) throw error;
    const message = `There is no room in ${tmpdir()} to try it out, which takes about as much as the desk itself. Make room there, or name another folder with TMPDIR.`;
    return refuse("upstream", message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asked to stop, we end the database first: it would outlive us. */
async function withPassingDatabase<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  const { ownerUrl, folder, release } = await openEmbedded({ dataDir, durable: false });
  let released: Promise<void> | undefined;
  const end = () => {
    released ??= release();
  };
  for (const signal of signals) process.once(signal, end);
  try {
    return await work(ownerUrl);
  } finally {
    end();
    await released;
    for (const signal of signals) process.off(signal, end);
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.log`, { force: true });
  }
}

const signals = ["SIGINT", "SIGTERM"] as const;
