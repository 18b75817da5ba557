import { readFile } from "node:fs/promises";
import type { Result } from "#lib/domain/result.ts";
import { refuse } from "#lib/domain/result.ts";
import { type CheckedBackup, checkBackup } from "#lib/usecases/backup/check-backup.ts";
import { identitiesIn } from "#lib/usecases/backup/encryption.ts";
import type { Faults } from "#lib/usecases/backup/faults.ts";
import { rehearseRestore } from "#lib/usecases/backup/rehearse-restore.ts";
import { failureOf } from "#lib/usecases/backup/unreadable-backup.ts";
import type { ExitCode, printer } from "./command.ts";

/** Checks a backup, and tries it out, with the private keys of an identity file where one is named: what passes can be restored. */
export async function readChecked(file: string, identity: string | undefined): Promise<Result<CheckedBackup>> {
  try {
    const identities = identity === undefined ? [] : identitiesIn(await readFile(identity, "utf8"));
    const checked = await checkBackup({ file, identities });
    return checked.ok ? await rehearseRestore(checked.value) : checked;
  } catch (error) {
    const message = failureOf(error);
    if (message === null) throw error;
    return refuse("invalid", message);
  }
}

export function told({ count }: Faults): string {
  if (count === 0) return "Every hash, signature, chain and quoted passage holds.";
  return `But ${count} ${count === 1 ? "thing is" : "things are"} not as written:`;
}

/** Each fault on a line of its own; the exit code that follows. */
export function reportFaults(print: ReturnType<typeof printer>, { count, first }: Faults): ExitCode {
  for (const { table, id, message } of first) print.failed(`${table} ${id}`, { code: "conflict", message });
  if (count > first.length) print.progress(`… and ${count - first.length} more.`);
  return count === 0 ? 0 : 1;
}
