import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { dumpRows } from "#lib/db/dump.ts";
import { env } from "#lib/env.ts";
import { appliedMigrationsOf } from "#lib/postgres/migrate.ts";

export type BackupSummary = { rows: number };

/**
 * Writes the whole desk to one file: gzipped JSON, a line each for what it is, for every row, and for the end.
 * It holds the secret that signs and encrypts: keep it as you keep passwords.
 */
export async function backUp(databaseUrl: string, file: string): Promise<BackupSummary> {
  const unfinished = `${file}.unfinished`;
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    const migrations = await appliedMigrationsOf(databaseUrl);
    yield `${JSON.stringify({ assay: 1, madeAt: new Date().toISOString(), migrations, authSecret: env.authSecret })}\n`;
    for await (const { table, row } of dumpRows(databaseUrl)) {
      rows += 1;
      yield `{"table":${JSON.stringify(table)},"row":${row}}\n`;
    }
    yield `${JSON.stringify({ end: true, rows })}\n`;
  }
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return { rows };
}
