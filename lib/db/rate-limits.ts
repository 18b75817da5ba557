import { database, inTransaction } from "./client.ts";

export const rateLimitTable = "rate_limits";

let prepared: Promise<void> | undefined;

/** Where attempts are counted, for every node alike, in the words of node-postgres, which rate-limiter-flexible speaks. */
export async function rateLimitStore(): Promise<{
  query(query: { text: string; values?: unknown[] }): Promise<{ rows: object[]; rowCount: number }>;
}> {
  prepared ??= prepare().catch((error: unknown) => {
    prepared = undefined;
    throw error;
  });
  await prepared;
  return { query };
}

/** Unlogged: counting is cheap, and a crash may forget the counts. One node at a time, as CREATE TABLE IF NOT EXISTS is not safe alone. */
function prepare(): Promise<void> {
  return inTransaction(async (db) => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay rate limits'))`;
    await db.$executeRaw`
      CREATE UNLOGGED TABLE IF NOT EXISTS rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`;
  });
}

async function query({ text, values = [] }: { text: string; values?: unknown[] }) {
  const rows = await database().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
  const plain = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value])),
  );
  return { rows: plain, rowCount: plain.length };
}
