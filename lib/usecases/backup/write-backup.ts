import { createHash, type Hash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, lstat, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { dumpedTables, dumpRows } from "#lib/db/dump.ts";
import { rowLine, type TableSum } from "#lib/domain/backup/format.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { appliedMigrationsOf } from "#lib/postgres/migrate.ts";
import { checkBackup } from "./check-backup.ts";
import { encryptFor } from "./encryption.ts";
import type { Faults } from "./faults.ts";
import { failureOf } from "./unreadable-backup.ts";

export type BackupOrder = {
  databaseUrl: string;
  authSecret: string;
  file: string;
  /** Public keys in age's format; none: it is not encrypted. */
  recipients: string[];
  /** Whether a file of that name may be replaced. */
  overwrite: boolean;
};

/** `faults` are those of the desk, which its backup has too. */
export type BackupSummary = { file: string; rows: number; bytes: number; encrypted: boolean; faults: Faults };

/**
 * Writes the whole desk to one file, with the secret that signs and encrypts: keep it as you keep passwords. The file is read back and
 * checked before it gets its name; until then, and when anything fails, what was there before is as it was.
 */
export async function writeBackup(order: BackupOrder): Promise<Result<BackupSummary>> {
  const { file, overwrite } = order;
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    const taken = await lstat(file).catch(() => null);
    if (taken?.isDirectory()) return refuse("conflict", `${file} is a folder. Name a file in it that isn't there yet.`);
    if (taken && !overwrite) return fileTaken(file);
    // The public key alone can't read back what it encrypts: a key that lives for this moment can.
    const passing = order.recipients.length > 0 ? [await generateX25519Identity()] : [];
    const recipients = [...order.recipients, ...(await Promise.all(passing.map(identityToRecipient)))];
    const sha256 = await write({ ...order, recipients, file: unfinished });
    const checked = await checkBackup({ file: unfinished, identities: passing });
    if (!checked.ok || checked.value.sha256 !== sha256) {
      const reason = checked.ok ? "It is not as it was written." : checked.error.message;
      return refuse("upstream", `What was written couldn't be read back, and was removed. ${reason} Check the disk, or write to another.`);
    }
    const { size } = await stat(unfinished);
    if (!(await giveName(unfinished, file, overwrite))) return fileTaken(file);
    const { rows, faults } = checked.value;
    return ok({ file, rows, bytes: size, encrypted: passing.length > 0, faults });
  } catch (error) {
    const message = failureOf(error);
    if (message === null) throw error;
    return refuse("invalid", `${message} Nothing is there now that wasn't before.`);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Answers with the SHA-256 of all lines but the last. */
async function write({ databaseUrl, authSecret, file, recipients }: BackupOrder): Promise<string> {
  const whole = createHash("sha256");
  let sha256 = "";
  async function* lines(): AsyncGenerator<string> {
    const counted = (line: string) => {
      whole.update(line);
      return line;
    };
    const migrations = await appliedMigrationsOf(databaseUrl);
    yield counted(`${JSON.stringify({ assay: 2, madeAt: new Date().toISOString(), migrations, authSecret })}\n`);
    const sums = new Map<string, { rows: number; hash: Hash }>();
    for (const table of await dumpedTables(databaseUrl)) sums.set(table, { rows: 0, hash: createHash("sha256") });
    let rows = 0;
    for await (const line of dumpRows(databaseUrl)) {
      rows += 1;
      const sum = sums.get(line.table) ?? { rows: 0, hash: createHash("sha256") };
      sums.set(line.table, sum);
      sum.rows += 1;
      sum.hash.update(line.row).update("\n");
      yield counted(rowLine(line));
    }
    sha256 = whole.digest("hex");
    const tables: Record<string, TableSum> = {};
    for (const [table, sum] of sums) tables[table] = { rows: sum.rows, sha256: sum.hash.digest("hex") };
    yield `${JSON.stringify({ end: true, rows, tables, sha256 })}\n`;
  }
  const destination = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  if (recipients.length === 0) await pipeline(Readable.from(lines()), createGzip(), destination);
  else await pipeline(Readable.from(lines()), createGzip(), encryptFor(recipients), destination);
  return sha256;
}

/** False when a file has that name by now. */
async function giveName(unfinished: string, file: string, overwrite: boolean): Promise<boolean> {
  if (overwrite) await rename(unfinished, file);
  else {
    try {
      await link(unfinished, file); // Unlike a rename, it never replaces anything.
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "EEXIST") return false;
      if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS") throw error;
      // A file system without links: a file that comes between these two lines is replaced.
      if (await lstat(file).catch(() => null)) return false;
      await rename(unfinished, file);
    }
  }
  await using folder = await open(dirname(file));
  await folder.sync();
  return true;
}

function fileTaken(file: string): Result<never> {
  return refuse("conflict", `${file} is there already, and was left as it is. Name another file, or say --overwrite.`);
}
