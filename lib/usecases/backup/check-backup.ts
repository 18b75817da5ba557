import type { BackupHead } from "#lib/domain/backup/format.ts";
import { checkRows } from "#lib/domain/integrity/check-rows.ts";
import type { TableRow } from "#lib/domain/integrity/row-check.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { misplacedMigration, unknownMigrations } from "#lib/postgres/migrate.ts";
import { type Faults, gather } from "./faults.ts";
import { type BackupPlace, type BackupSum, readHead, readRows } from "./read-backup.ts";
import { failureOf, UnreadableBackup } from "./unreadable-backup.ts";

/** A backup that is whole: every byte is as it was written. `faults` are those of the desk it was made of. */
export type CheckedBackup = BackupSum & { place: BackupPlace; head: BackupHead; faults: Faults };

/** Reads all of a backup and changes nothing: its own sums, then every hash, signature, chain and quoted passage of what it holds. */
export async function checkBackup(place: BackupPlace): Promise<Result<CheckedBackup>> {
  let sum: BackupSum | undefined;
  async function* rows(tables: ReadonlySet<string>): AsyncGenerator<TableRow> {
    const lines = readRows(place);
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (next.done) {
        sum = next.value;
        return;
      }
      const { table, row } = next.value;
      const value = parsed(table, row);
      if (tables.has(table)) yield { table, row: value };
    }
  }
  try {
    const head = await readHead(place);
    const faults = await gather(checkRows({ rows, secret: head.authSecret }));
    if (!sum) throw new UnreadableBackup("It is empty.");
    const unknown = await unknownMigrations(head.migrations);
    if (unknown.length > 0) {
      return refuse(
        "conflict",
        `It was made by a newer version of Assay (it has ${unknown.join(", ")}). Restore it with that version or a later one.`,
      );
    }
    const misplaced = await misplacedMigration(head.migrations);
    if (misplaced)
      throw new UnreadableBackup(`Its tables were made by no version of Assay: ${misplaced} is not in its place among the migrations.`);
    return ok({ ...sum, place, head, faults });
  } catch (error) {
    const message = failureOf(error);
    if (message === null) throw error;
    return refuse("invalid", message);
  }
}

function parsed(table: string, row: string): unknown {
  try {
    return JSON.parse(row);
  } catch (cause) {
    throw new UnreadableBackup(`A row of “${table}” is damaged: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}
