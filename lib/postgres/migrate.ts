import pg from "pg";
import { SetupError } from "#lib/env.ts";
import { migrationList, noFilters, withSchemaEngine } from "./schema-engine.ts";

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
  const all = await migrationList();
  const migrationsList = {
    ...all,
    migrationDirectories: all.migrationDirectories.filter(({ path }) => upTo?.includes(path) ?? true),
  };
  const known = migrationsList.migrationDirectories.map(({ path }) => path);
  return withDatabaseLock(databaseUrl, async (holder) => {
    const applied = await appliedMigrations(holder);
    const unknown = [...applied, ...(upTo ?? [])].filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new SetupError(
        `These rows were written by a newer version of Assay (it has ${unknown.join(", ")}). Start that version or a later one.`,
      );
    }
    if (known.every((name) => applied.includes(name))) return [];
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: noFilters }),
    );
    return appliedMigrationNames;
  });
}

export async function appliedMigrationsOf(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  return appliedMigrations(client).finally(() => client.end());
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
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
