import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Hex } from "#lib/domain/text/hash.ts";

export const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/** `checksum` is the one that Prisma writes down: SHA-256 of the file, in hexadecimal. */
export type Migration = { name: string; sql: string; checksum: string };

/** The SQL files of prisma/migrations, in the order in which they are applied. */
export async function listMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(migrationsFolder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: sha256Hex(sql) };
    }),
  );
}

/** Every table that some migration makes: what else stands in a database is not ours. */
export async function tablesOfMigrations(): Promise<string[]> {
  const made = /^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?"(\w+)"/gm;
  return (await listMigrations()).flatMap(({ sql }) => Array.from(sql.matchAll(made), ([, name]) => name ?? ""));
}
