import { setTimeout } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { env, SetupError } from "#lib/env.ts";
import { withSpace } from "./disk-space.ts";
import { hasErrorCode } from "./error-code.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { PrismaPgInTurn } from "./in-turn.ts";

export type Transaction = Prisma.TransactionClient;

// Kept on globalThis: the server and the bundles it loads each have a copy of this module, and share one pool.
const shared = globalThis as typeof globalThis & { assayDatabase?: { url: string; client: PrismaClient } | undefined };

/** Connections: the worker that renders the public pages has some of its own. */
const max = isMainThread ? 20 : 6;

/** The database, connected at its first query. */
export function database(): PrismaClient {
  const url = env.databaseUrl;
  if (!url) throw new SetupError("There is no database: open one before the first query, or set DATABASE_URL.");
  if (shared.assayDatabase?.url !== url) {
    shared.assayDatabase = { url, client: new PrismaClient({ adapter: new PrismaPgInTurn({ connectionString: url, max }) }) };
  }
  return shared.assayDatabase.client;
}

/**
 * All of `work` or nothing: an exception takes everything back, and so does a refusal, which is given as the answer all the same. Where two wait for
 * each other's rows, the database takes one of them back, and its work is done anew, once the other has had time to be done.
 */
export function inTransaction<T>(work: (transaction: Transaction) => Promise<T>, space?: { evenIfShort: boolean }): Promise<T> {
  return withSpace(() => transactPatiently(work), space);
}

/**
 * Reads a few of what has some word, by the index of words and no other way. PostgreSQL knows how often a word is met in a table, and not in
 * which of its kinds of rows: of a word that is common in one, it expects to come upon a few anywhere, and reads through all that there are.
 */
export function byWordIndex<T>(read: (transaction: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(async (db) => {
    await db.$queryRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`;
    return read(db);
  }, evenIfShort);
}

const mostTries = 5;

async function transactPatiently<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(work);
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error;
      // At once, it would take a row again that the other is about to ask for, and the two would go on taking each other's.
      await setTimeout(50 * 2 ** tries * (1 + Math.random()));
    }
  }
}

/** In PostgreSQL's words, or in Prisma's. */
function isDeadlock(error: unknown): boolean {
  return hasErrorCode(error, "40P01") || hasErrorCode(error, "P2034");
}

/** Of a write that must go through where there is no room for others: it is small, and lets people in, keeps them out, or lets them read. */
export const evenIfShort = { evenIfShort: true };

async function transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const outcome: { refusal?: T } = {};
  try {
    return await database().$transaction(
      async (transaction) => {
        const answer = await work(transaction);
        if (!isRefusal(answer)) return answer;
        outcome.refusal = answer;
        throw takeBack;
      },
      { maxWait: 10_000, timeout: 30_000 },
    );
  } catch (error) {
    if (error === takeBack && outcome.refusal !== undefined) return outcome.refusal;
    throw error;
  }
}

/** Ends a transaction that refused. */
const takeBack = new Error("Refused: taken back.");

function isRefusal(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false && "error" in answer;
}

export async function closeDatabase(): Promise<void> {
  const open = shared.assayDatabase;
  shared.assayDatabase = undefined;
  await open?.client.$disconnect();
}
