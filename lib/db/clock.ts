import type { Transaction } from "./client.ts";

/** What time it is for the database, the one clock that all servers of a desk share. ISO 8601, milliseconds. */
export async function databaseTime(db: Transaction): Promise<string> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("The database doesn't tell the time.");
  return row.now.toISOString();
}
