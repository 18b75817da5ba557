import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { byteLines } from "#lib/domain/backup/byte-lines.ts";
import { type BackupHead, backupEnd, backupHead, type DumpLine, parseRowLine } from "#lib/domain/backup/format.ts";
import { ageMark, decryptWith } from "./encryption.ts";
import { UnreadableBackup } from "./unreadable-backup.ts";

/** A backup file, and the private keys to read it with where it is encrypted. */
export type BackupPlace = { file: string; identities: string[] };

/** What a file was found to hold; the SHA-256 (hexadecimal) is of all its lines but the last. */
export type BackupSum = { rows: number; sha256: string };

export async function readHead(place: BackupPlace): Promise<BackupHead> {
  for await (const line of lines(place)) return parseHead(line.text);
  throw new UnreadableBackup("It is empty.");
}

/** Every row, in the order of the file. Throws `UnreadableBackup` at the first line that is not as a backup's, at the latest after the last row. */
export async function* readRows(place: BackupPlace): AsyncGenerator<DumpLine, BackupSum> {
  const whole = createHash("sha256");
  const tables = new Map<string, { rows: number; hash: Hash }>();
  let head: BackupHead | undefined;
  let last: string | undefined;
  let count = 0;
  for await (const { bytes, text } of lines(place)) {
    count += 1;
    if (last !== undefined) throw new UnreadableBackup(`Line ${count - 1} is none that a backup has.`);
    if (!head) head = parseHead(text);
    else {
      const row = parseRowLine(text);
      if (row === null) {
        last = text;
        continue;
      }
      const sum = tables.get(row.table) ?? { rows: 0, hash: createHash("sha256") };
      tables.set(row.table, sum);
      sum.rows += 1;
      sum.hash.update(row.row).update("\n");
      yield row;
    }
    whole.update(bytes).update("\n");
  }
  if (!head) throw new UnreadableBackup("It is empty.");
  const found = { rows: Math.max(0, count - 2), sha256: whole.digest("hex") };
  const sums = new Map(Array.from(tables, ([table, { rows, hash }]) => [table, { rows, sha256: hash.digest("hex") }]));
  holdAgainstEnd(head, last ?? "", found, sums);
  return found;
}

function holdAgainstEnd({ assay }: BackupHead, line: string, found: BackupSum, sums: Map<string, BackupSum>): void {
  const end = parsed(line, backupEnd);
  const { tables, sha256 } = end ?? {};
  if (!end || (assay !== 1 && !(tables && sha256)))
    throw new UnreadableBackup("Its end is missing: it was cut short, or something else was added.");
  if (end.rows !== found.rows) throw new UnreadableBackup(`It is damaged: it has ${found.rows} rows instead of ${end.rows}.`);
  if (!tables) return;
  for (const table of new Set([...Object.keys(tables), ...sums.keys()])) {
    const expected = tables[table] ?? { rows: 0, sha256: "" };
    const actual = sums.get(table) ?? { rows: 0, sha256: expected.sha256 };
    if (actual.rows !== expected.rows) {
      throw new UnreadableBackup(`It is damaged: it has ${actual.rows} rows of “${table}” instead of ${expected.rows}.`);
    }
    if (actual.sha256 !== expected.sha256) throw new UnreadableBackup(`Its rows of “${table}” are not those that were backed up.`);
  }
  if (sha256 !== found.sha256) throw new UnreadableBackup("It is not as it was written: its SHA-256 differs.");
}

function parseHead(line: string): BackupHead {
  const head = parsed(line, backupHead);
  if (!head) throw new UnreadableBackup("It is no backup of Assay that this version knows.");
  return head;
}

function parsed<T>(line: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

async function* lines(place: BackupPlace): AsyncGenerator<{ bytes: Uint8Array; text: string }> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for await (const bytes of byteLines(await contents(place))) yield { bytes, text: decoder.decode(bytes) };
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause) || "syscall" in cause) throw cause;
    // Of zlib and of the decoder: cut short, other bytes, or never a backup at all.
    throw new UnreadableBackup(`It is no complete backup of Assay (${cause.message}).`, { cause });
  }
}

async function contents({ file, identities }: BackupPlace): Promise<AsyncIterable<Uint8Array>> {
  const encrypted = await isEncrypted(file);
  if (encrypted && identities.length === 0) {
    throw new UnreadableBackup("It is encrypted. Name the file with the private key, as age-keygen wrote it: --identity FILE.");
  }
  const source = createReadStream(file);
  // An error of any of them ends the last one, and so whoever reads it.
  if (!encrypted) return pipeline(source, createGunzip(), () => undefined);
  return pipeline(
    source,
    (chunks) => decryptWith(identities, chunks),
    createGunzip(),
    () => undefined,
  );
}

async function isEncrypted(file: string): Promise<boolean> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0);
  return buffer.subarray(0, bytesRead).toString("latin1") === ageMark;
}
