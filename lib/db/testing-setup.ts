import { createHash } from "node:crypto";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { env } from "#lib/env.ts";
import { admitApplication } from "#lib/postgres/application-role.ts";
import { withStartLock } from "#lib/postgres/data-folder-locks.ts";
import { type EmbeddedDatabase, openEmbedded } from "#lib/postgres/embedded.ts";
import { migrate } from "#lib/postgres/migrate.ts";
import { listMigrations } from "#lib/postgres/migrations.ts";
import { databaseOn, dropOldScratchDatabases, onServer } from "#lib/postgres/scratch.ts";

/** Vitest's global set-up: starts the test PostgreSQL, or joins the one another run has started. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(env.dataDir, "test");
  const server = await openEmbedded({ dataDir, durable: false });
  await dropOldScratchDatabases(server.ownerUrl);
  provide("server", server.ownerUrl);
  provide("application", server.url);
  provide("template", await withStartLock(dataDir, () => migratedTemplate(server)));
  return () => server.release();
}

/** A database with all migrations applied, named after them, so that each run finds the one that fits it. */
async function migratedTemplate({ ownerUrl: serverUrl, role }: EmbeddedDatabase): Promise<string> {
  const name = `template_${createHash("sha256")
    .update(JSON.stringify(await listMigrations()))
    .digest("hex")
    .slice(0, 16)}`;
  const unfinished = `${name}_unfinished`;
  const existing = await onServer(serverUrl, `SELECT 1 FROM pg_database WHERE datname = '${name}'`);
  if (existing.length > 0) return name;
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await onServer(serverUrl, `CREATE DATABASE ${unfinished}`);
  await migrate(databaseOn(serverUrl, unfinished));
  await admitApplication(databaseOn(serverUrl, unfinished), role);
  await onServer(serverUrl, `ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  return name;
}
