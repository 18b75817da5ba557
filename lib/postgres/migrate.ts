import pg from "pg";
import { SetupError } from "#lib/env.ts";
import { listMigrations, type Migration } from "./migrations.ts";

/** "assay" in ASCII: the one lock of a start. */
const lockKey = 0x6173736179;

/** Runs `work` in one process at a time, of all that use this database; the others wait. */
export async function withDatabaseLock<T>(databaseUrl: string, work: (holder: pg.Client) => Promise<T>): Promise<T> {
  const holder = await connect(databaseUrl);
  try {
    await holder.query("SELECT pg_advisory_lock($1)", [lockKey]);
    return await work(holder);
  } finally {
    await holder.end();
  }
}

/** Brings the database up to date, or as far as `upTo` says. Returns the names of the migrations applied just now. */
export async function migrate(databaseUrl: string, upTo?: string[]): Promise<string[]> {
  const migrations = (await listMigrations()).filter(({ name }) => upTo?.includes(name) ?? true);
  const known = migrations.map(({ name }) => name);
  return withDatabaseLock(databaseUrl, async (holder) => {
    const applied = await appliedMigrations(holder);
    const unknown = [...applied, ...(upTo ?? [])].filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new SetupError(
        `These rows were written by a newer version of Assay (it has ${unknown.join(", ")}). Start that version or a later one.`,
      );
    }
    // What a migration has to tell whoever runs Assay.
    holder.on("notice", ({ severity, message }) => severity === "WARNING" && message && console.error(message));
    const missing = migrations.filter(({ name }) => !applied.includes(name));
    if (missing.length > 0) await holder.query(historyTable);
    for (const migration of missing) await apply(holder, migration);
    return missing.map(({ name }) => name);
  });
}

/** As Prisma makes it, so that its command line can read what was applied. */
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** The file and the line that says so in one transaction: a migration that fails, or is killed, was never begun. */
async function apply(holder: pg.Client, migration: Migration): Promise<void> {
  await holder.query("BEGIN");
  try {
    await run(holder, migration);
    await holder.query("COMMIT");
  } catch (cause) {
    await holder.query("ROLLBACK");
    throw new Error(`The migration ${migration.name} failed; the database is as it was before it.`, { cause });
  }
}

async function run(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1 AND finished_at IS NULL", [name]);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES (gen_random_uuid(), $1, clock_timestamp(), $2, now(), 1)`,
    [checksum, name],
  );
}

/** Applies what is missing, of all migrations or of those named, within the caller's transaction: tables come with their rows or not at all. */
export async function migrateWithin(client: pg.Client, names?: string[]): Promise<void> {
  const applied = await appliedMigrations(client);
  await client.query(historyTable);
  for (const migration of await listMigrations()) {
    if (!applied.includes(migration.name) && (names?.includes(migration.name) ?? true)) await run(client, migration);
  }
}

/** Of these names of migrations, those that this version doesn't have. */
export async function unknownMigrations(names: string[]): Promise<string[]> {
  const migrations = await listMigrations();
  return names.filter((unknown) => !migrations.some(({ name }) => name === unknown));
}

/** The first of these names that isn't in its place: migrations are applied in order, none left out, none twice. */
export async function misplacedMigration(names: string[]): Promise<string | undefined> {
  const migrations = await listMigrations();
  return names.find((name, at) => migrations[at]?.name !== name);
}

export async function appliedMigrationsOf(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  return appliedMigrations(client).finally(() => client.end());
}

export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  if (!tables[0]?.present) return [];
  const { rows } = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows.map((row) => row.migration_name);
}

/** A first connection: what is wrong with the address is said here, in one sentence. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // A lost connection fails the query that waits on it.
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const { host, pathname } = new URL(databaseUrl);
    const reason =
      cause instanceof AggregateError ? cause.errors.map(String).join("; ") : cause instanceof Error ? cause.message : String(cause);
    throw new SetupError(
      `The database at ${host}${pathname} can't be used: ${reason}. Check DATABASE_URL, or unset it to use Assay's own.`,
      { cause },
    );
  }
}
