import { hash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { dumpRows } from "#lib/db/dump.ts";
import type { DumpLine } from "#lib/domain/backup/format.ts";
import type { Result } from "#lib/domain/result.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { granted } from "../testing.ts";
import { checkBackup } from "./check-backup.ts";
import { restoreBackup } from "./restore-backup.ts";
import { type BackupOrder, type BackupSummary, writeBackup } from "./write-backup.ts";

/** A folder for backups that is also the data folder, as on another host. */
export async function otherHost(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "assay-backup-"));
  const before = env.dataDir;
  setEnvironment({ ASSAY_DATA_DIR: folder });
  onTestFinished(async () => {
    setEnvironment({ ASSAY_DATA_DIR: before });
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Asked for here, or a data folder that a test makes would get a secret of its own. */
const authSecret = env.authSecret;

export function backUp(order: Partial<BackupOrder> & { file: string }): Promise<Result<BackupSummary>> {
  return writeBackup({ databaseUrl: env.databaseUrl ?? "", authSecret, recipients: [], overwrite: false, ...order });
}

/** A backup of the test's desk, on a host that has no secret of its own. */
export async function backedUp(
  order: Partial<BackupOrder> = {},
): Promise<{ file: string; folder: string; source: string; secret: string }> {
  const folder = await otherHost();
  const file = join(folder, "desk.backup");
  granted(await backUp({ file, ...order }));
  return { file, folder, source: env.databaseUrl ?? "", secret: authSecret };
}

/** As `npx assay restore` does it. */
export async function restore(
  url: string,
  file: string,
  { identities = [], ...options }: { identities?: string[]; despiteFaults?: boolean } = {},
) {
  const checked = await checkBackup({ file, identities });
  return checked.ok ? restoreBackup(url, checked.value, options) : checked;
}

export async function everything(url: string): Promise<DumpLine[]> {
  const lines: DumpLine[] = [];
  for await (const line of dumpRows(url)) lines.push(line);
  return lines;
}

/** Rewrites a backup's lines. */
export async function rewrite(file: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split("\n")
    .slice(0, -1);
  await writeFile(
    file,
    gzipSync(
      change(lines)
        .map((line) => `${line}\n`)
        .join(""),
    ),
  );
}

/** What somebody does who changes a backup and knows its format: all counts and sums agree again. */
export function withNewSums(lines: string[]): string[] {
  const body = lines.slice(0, -1);
  const rows = body.slice(1).map((line) => ({ table: JSON.parse(line).table, row: line.slice(line.indexOf('"row":') + 6, -1) }));
  const tables = Object.fromEntries(
    Array.from(
      Map.groupBy(rows, ({ table }) => table),
      ([table, own]) => [table, { rows: own.length, sha256: hash("sha256", own.map(({ row }) => `${row}\n`).join("")) }],
    ),
  );
  return [
    ...body,
    JSON.stringify({ end: true, rows: rows.length, tables, sha256: hash("sha256", body.map((line) => `${line}\n`).join("")) }),
  ];
}

/** The same as the first version of Assay wrote it. */
export function inOldFormat(lines: string[]): string[] {
  const head = JSON.parse(lines[0] ?? "");
  return [JSON.stringify({ ...head, assay: 1 }), ...lines.slice(1, -1), JSON.stringify({ end: true, rows: lines.length - 2 })];
}

/** Changes the first row of a table. */
export function changeRow(table: string, change: (row: Record<string, unknown>) => object): (lines: string[]) => string[] {
  return (lines) => {
    const at = lines.findIndex((line) => line.startsWith(`{"table":"${table}",`));
    if (at < 0) throw new Error(`The backup has no row of ${table}.`);
    return lines.with(at, JSON.stringify({ table, row: change(JSON.parse(lines[at] ?? "").row) }));
  };
}
