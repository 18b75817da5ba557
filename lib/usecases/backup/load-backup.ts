import { loadRows, UnfitRows } from "#lib/db/dump.ts";
import type { DumpLine } from "#lib/domain/backup/format.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { CheckedBackup } from "./check-backup.ts";
import { readRows } from "./read-backup.ts";
import { failureOf, UnreadableBackup } from "./unreadable-backup.ts";

/** Puts all rows of a backup into a database without any and brings its tables up to date, or leaves it as it was and says why. */
export async function loadBackup(databaseUrl: string, backup: CheckedBackup): Promise<Result<null>> {
  try {
    await loadRows(databaseUrl, backup.head.migrations, sameRows(backup));
    return ok(null);
  } catch (error) {
    const message = error instanceof UnfitRows ? error.message : failureOf(error);
    if (message === null) throw error;
    return refuse("invalid", message);
  }
}

/** The file is read once more to be loaded: it must be the one that was checked. */
async function* sameRows({ place, sha256 }: CheckedBackup): AsyncGenerator<DumpLine> {
  const read = yield* readRows(place);
  if (read.sha256 !== sha256) throw new UnreadableBackup("It was changed while it was being read.");
}
