import { isWithoutRows, loadRows, UnfitRows } from "#lib/db/dump.ts";
import type { DumpLine } from "#lib/domain/backup/format.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { prepareSecret } from "#lib/env.ts";
import { appliedMigrationsOf } from "#lib/postgres/migrate.ts";
import type { CheckedBackup } from "./check-backup.ts";
import { readRows } from "./read-backup.ts";
import { failureOf, UnreadableBackup } from "./unreadable-backup.ts";

/** A desk whose own faults are in the backup is put back only by someone who says that they know. */
type Options = { despiteFaults?: boolean };

/** Puts a backup into an empty desk: equal rows, equal hashes, the same secret. All of it or nothing, the secret last. */
export async function restoreBackup(
  databaseUrl: string,
  backup: CheckedBackup,
  { despiteFaults = false }: Options = {},
): Promise<Result<{ rows: number; madeAt: string }>> {
  const { head, rows, faults } = backup;
  if (faults.count > 0 && !despiteFaults) {
    const message = `What it holds is not as it was written, in ${faults.count} ${faults.count === 1 ? "place" : "places"}. Nothing was changed. Restore an earlier backup, or take this one as it is with --despite-faults.`;
    return refuse("invalid", message, { details: { faults: faults.first } });
  }
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
    await loadRows(databaseUrl, head.migrations, sameRows(backup));
    secret.value.keep();
    return ok({ rows, madeAt: head.madeAt });
  } catch (error) {
    const message = error instanceof UnfitRows ? error.message : failureOf(error);
    if (message === null) throw error;
    return refuse("invalid", `${message} Nothing was changed.`);
  } finally {
    secret.value.drop();
  }
}

/** The file is read once more to be loaded: it must be the one that was checked. */
async function* sameRows({ place, sha256 }: CheckedBackup): AsyncGenerator<DumpLine> {
  const read = yield* readRows(place);
  if (read.sha256 !== sha256) throw new UnreadableBackup("It was changed while it was being restored.");
}
