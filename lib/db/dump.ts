import pg from "pg";
import type { DumpLine } from "#lib/domain/backup/format.ts";
import { connect, migrateWithin, withDatabaseLock } from "#lib/postgres/migrate.ts";
import { tablesOfMigrations } from "#lib/postgres/migrations.ts";
import { rateLimitTable } from "./rate-limits.ts";

const batch = 200;

/** Every row of every table, or of those that are `wanted`, as they stand at one moment. Tables come before those that refer to them. */
export async function* dumpRows(databaseUrl: string, wanted?: ReadonlySet<string>): AsyncGenerator<DumpLine> {
  const client = await connect(databaseUrl);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(plainOutput);
    for (const table of await tables(client)) {
      if (!(wanted?.has(table) ?? true)) continue;
      await client.query(`DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${pg.escapeIdentifier(table)} t`);
      for (;;) {
        const { rows } = await client.query<{ row: string }>(`FETCH ${batch} FROM dump`);
        for (const { row } of rows) yield { table, row };
        if (rows.length < batch) break;
      }
      await client.query("CLOSE dump");
    }
  } finally {
    await client.end();
  }
}

/** The names of the tables that `dumpRows` reads. */
export async function dumpedTables(databaseUrl: string): Promise<string[]> {
  const client = await connect(databaseUrl);
  return tables(client).finally(() => client.end());
}

/** Bytes and fractions are written alike whatever the server is set to. */
const plainOutput = "SET bytea_output = 'hex'; SET extra_float_digits = 1";

/** What was given is not what such tables can keep. */
export class UnfitRows extends Error {}

/**
 * Makes the tables of these migrations unless they are there, puts all rows in, compares each as it was stored with what was given, and
 * brings the tables up to date: all of it or nothing. What `lines` throws, or `UnfitRows`, leaves the database as it was.
 */
export async function loadRows(databaseUrl: string, migrations: string[], lines: AsyncIterable<DumpLine>): Promise<void> {
  await withDatabaseLock(databaseUrl, async (client) => {
    await client.query(plainOutput);
    await client.query("BEGIN");
    await migrateWithin(client, migrations);
    await client.query("SET CONSTRAINTS ALL DEFERRED");
    const known = new Set(await tables(client));
    let pending: DumpLine[] = [];
    for await (const line of lines) {
      // Earlier backups hold such counts.
      if (line.table === rateLimitTable) continue;
      if (!known.has(line.table)) throw new UnfitRows(`It has rows of a table “${line.table}” that its version of Assay doesn't know.`);
      if (pending.length >= batch || (pending[0] && pending[0].table !== line.table)) {
        await insert(client, pending);
        pending = [];
      }
      pending.push(line);
    }
    await insert(client, pending);
    await fitting("some table", client.query("SET CONSTRAINTS ALL IMMEDIATE"));
    await advanceSequences(client);
    await migrateWithin(client);
    await client.query("COMMIT");
  });
}

async function insert(client: pg.Client, lines: DumpLine[]): Promise<void> {
  const table = lines[0]?.table;
  if (table === undefined) return;
  const name = pg.escapeIdentifier(table);
  const stored = await fitting(
    table,
    client.query<{ row: string }>(
      `INSERT INTO ${name} AS t SELECT * FROM json_populate_recordset(NULL::${name}, $1::json) RETURNING row_to_json(t)::text AS row`,
      [`[${lines.map(({ row }) => row).join(",")}]`],
    ),
  );
  const other = stored.rows.findIndex(({ row }, index) => row !== lines[index]?.row);
  if (other !== -1) throw new UnfitRows(`A row of “${table}” would not be kept as it is: ${lines[other]?.row.slice(0, 200)}`);
}

async function fitting<T>(table: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    // Class 53 is want of room, memory or connections, which is no fault of the rows.
    if (!(cause instanceof pg.DatabaseError) || cause.code?.startsWith("53")) throw cause;
    throw new UnfitRows(`Its rows of “${cause.table ?? table}” can't be taken: ${cause.message}.`, { cause });
  }
}

export async function isWithoutRows(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  try {
    for (const table of await tables(client)) {
      const { rowCount } = await client.query(`SELECT 1 FROM ${pg.escapeIdentifier(table)} LIMIT 1`);
      if (rowCount) return false;
    }
    return true;
  } finally {
    await client.end();
  }
}

/** Our tables that outlive a crash, each after those it refers to. What is counted in unlogged ones is this server's own affair. */
async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(
    `
    SELECT c.relname AS name,
           ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                 WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.relname = ANY ($1)
    ORDER BY c.relname`,
    [await tablesOfMigrations()],
  );
  const ordered: string[] = [];
  const waiting = new Map(rows.map(({ name, needs }) => [name, needs]));
  while (waiting.size > 0) {
    const ready = [...waiting].find(([, needs]) => needs.every((need) => ordered.includes(need)));
    if (!ready) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    ordered.push(ready[0]);
    waiting.delete(ready[0]);
  }
  return ordered;
}

/** Rows came with their numbers: the next one must follow the highest. */
async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    SELECT pg_get_serial_sequence(format('%I', table_name), column_name) AS sequence, table_name AS table, column_name AS column
    FROM information_schema.columns WHERE table_schema = 'public' AND column_default LIKE 'nextval(%'`);
  for (const { sequence, table, column } of rows) {
    const [name, key] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
    await client.query(`SELECT setval($1::regclass, (SELECT coalesce(max(${key}), 0) + 1 FROM ${name}), false)`, [sequence]);
  }
}
