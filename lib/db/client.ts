import { env, SetupError } from "#lib/env.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { PrismaPgInTurn } from "./in-turn.ts";

export type Transaction = Prisma.TransactionClient;

// Kept on globalThis: the server and the bundles it loads each have a copy of this module, and share one pool.
const shared = globalThis as typeof globalThis & { assayDatabase?: { url: string; client: PrismaClient } | undefined };

/** The database, connected at its first query. */
export function database(): PrismaClient {
  const url = env.databaseUrl;
  if (!url) throw new SetupError("There is no database: open one before the first query, or set DATABASE_URL.");
  if (shared.assayDatabase?.url !== url) {
    shared.assayDatabase = { url, client: new PrismaClient({ adapter: new PrismaPgInTurn({ connectionString: url, max: 20 }) }) };
  }
  return shared.assayDatabase.client;
}

/** All of `work` or nothing: an exception takes everything back. A refusal is a value like any other, so refuse before the first write. */
export function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database().$transaction(work, { maxWait: 10_000, timeout: 30_000 });
}

export async function closeDatabase(): Promise<void> {
  const open = shared.assayDatabase;
  shared.assayDatabase = undefined;
  await open?.client.$disconnect();
}
