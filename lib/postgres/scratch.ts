import { randomBytes } from "node:crypto";
import pg from "pg";

/** A database of its own on the same PostgreSQL, copied from `template` where one is named. */
export async function createScratchDatabase(serverUrl: string, template?: string): Promise<string> {
  // The time in the name lets a later run clear away what a killed one left behind.
  const name = `scratch_${Date.now()}_${randomBytes(4).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`);
  return databaseOn(serverUrl, name);
}

export async function dropDatabase(databaseUrl: string): Promise<void> {
  const name = pg.escapeIdentifier(databaseName(databaseUrl));
  await onServer(databaseOn(databaseUrl, "postgres"), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

export async function withScratchDatabase<T>(serverUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const url = await createScratchDatabase(serverUrl);
  try {
    return await work(url);
  } finally {
    await dropDatabase(url);
  }
}

/** Drops scratch databases that are older than an hour. */
export async function dropOldScratchDatabases(serverUrl: string): Promise<void> {
  const rows = await onServer(serverUrl, "SELECT datname FROM pg_database WHERE datname LIKE 'scratch\\_%'");
  for (const { datname } of rows) {
    const made = Number(String(datname).split("_")[1]);
    if (Date.now() - made > 3_600_000) await dropDatabase(databaseOn(serverUrl, String(datname)));
  }
}

export function databaseName(databaseUrl: string): string {
  return new URL(databaseUrl).pathname.slice(1);
}

export function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(serverUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
