import { isWithoutRows } from "#lib/db/dump.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { acceptsSecret, prepareSecret } from "#lib/env.ts";
import { appliedMigrationsOf } from "#lib/postgres/migrate.ts";
import type { CheckedBackup } from "./check-backup.ts";
import { loadBackup } from "./load-backup.ts";

/** A desk whose own faults are in the backup is put back only by someone who says that they know. */
type Options = { despiteFaults?: boolean };

/** What stands in the way of a restore wherever it goes: asked before a desk is opened, or made, for it. */
export function judgeRestore({ head, faults }: CheckedBackup, { despiteFaults = false }: Options = {}): Result<null> {
  if (faults.count > 0 && !despiteFaults) {
    const message = `What it holds is not as it was written, in ${faults.count} ${faults.count === 1 ? "place" : "places"}. Nothing was changed. Restore an earlier backup, or take this one as it is with --despite-faults.`;
    return refuse("invalid", message, { details: { faults: faults.first } });
  }
  return acceptsSecret(head.authSecret);
}

/** Puts a backup into an empty desk: equal rows, equal hashes, the same secret. All of it or nothing, the secret last. */
export async function restoreBackup(
  databaseUrl: string,
  backup: CheckedBackup,
  options: Options = {},
): Promise<Result<{ rows: number; madeAt: string }>> {
  const { head, rows } = backup;
  const judged = judgeRestore(backup, options);
  if (!judged.ok) return judged;
  const before = await appliedMigrationsOf(databaseUrl);
  if (before.length > 0 && !(await isWithoutRows(databaseUrl))) {
    return refuse(
      "conflict",
      "This desk isn't empty, and nothing of it was changed. Restore into a new data folder (ASSAY_DATA_DIR) or an empty database.",
    );
  }
  // The rows go into the tables they came from; what has changed since then is done to them afterwards.
  if (before.length > 0 && before.join() !== head.migrations.join()) {
    return refuse("conflict", "This empty desk is of another version than the backup. Restore into a new data folder or database instead.");
  }
  const secret = prepareSecret(head.authSecret);
  if (!secret.ok) return secret;
  try {
    const loaded = await loadBackup(databaseUrl, backup);
    if (!loaded.ok) return refuse(loaded.error.code, `${loaded.error.message} Nothing was changed.`);
    secret.value.keep();
    return ok({ rows, madeAt: head.madeAt });
  } finally {
    secret.value.drop();
  }
}
