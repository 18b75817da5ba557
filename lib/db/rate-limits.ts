import { sha256Hex } from "#lib/domain/text/hash.ts";
import { database, type Transaction } from "./client.ts";

export const rateLimitTable = "rate_limits";

/** Where attempts are counted, for every node alike, in the words of node-postgres, which rate-limiter-flexible speaks. */
export const rateLimitStore = {
  async query({ text, values = [] }: { text: string; values?: unknown[] }): Promise<{ rows: object[]; rowCount: number }> {
    const rows = await database().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    const plain = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value])),
    );
    return { rows: plain, rowCount: plain.length };
  },
};

/** Forgets all attempts that were counted of `key`, of whatever kind (lib/http/rate-limits.ts); says how many counts that was. */
export async function forgetAttempts(db: Transaction, key: string): Promise<number> {
  return db.$executeRaw`DELETE FROM rate_limits WHERE key LIKE ${`%:${sha256Hex(key)}%`}`;
}
