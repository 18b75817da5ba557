import { PrismaPg } from "@prisma/adapter-pg";
import { expect, onTestFinished, test } from "vitest";
import { database, inTransaction } from "./client.ts";
import { PrismaPgInTurn } from "./in-turn.ts";
import { actorFixture, emptyDatabase, testDatabase } from "./testing.ts";

testDatabase();

/** What node-postgres says of several queries at once on one connection; once a process, so where it is wanted comes last in this file. */
async function warnedOf(work: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  return warnings.filter((warning) => warning.includes("client.query()"));
}

test("relations that are read at once within a transaction wait their turn", async () => {
  const { id } = await actorFixture("editor");
  const read = (db: Pick<ReturnType<typeof database>, "user">) =>
    db.user.findUnique({ where: { id }, include: { sessions: true, apiTokens: true, articles: true } });
  const warnings = await warnedOf(async () => {
    expect(await inTransaction((db) => Promise.all([read(db), read(db)]))).toEqual([await read(database()), await read(database())]);
  });
  expect(warnings).toEqual([]);
});

/** A transaction of the adapter itself, on a database with nothing in it. */
async function begin(Adapter: typeof PrismaPg) {
  const adapter = await new Adapter({ connectionString: await emptyDatabase(), max: 1 }).connect();
  const transaction = await adapter.startTransaction();
  const end = async () => {
    await transaction.rollback();
    await adapter.dispose();
  };
  return { transaction, end };
}

const statement = (sql: string) => ({ sql, args: [], argTypes: [] });

test("so do commands and queries among each other, in the order they were given", async () => {
  const { transaction, end } = await begin(PrismaPgInTurn);
  const warnings = await warnedOf(async () => {
    const [, inserted, read] = await Promise.all([
      transaction.executeRaw(statement("CREATE TABLE note (words text)")),
      transaction.executeRaw(statement("INSERT INTO note VALUES ('first'), ('second')")),
      transaction.queryRaw(statement("SELECT words FROM note")),
    ]);
    expect(inserted).toBe(2);
    expect(read.rows).toEqual([["first"], ["second"]]);
  });
  await end();
  expect(warnings).toEqual([]);
});

test("a query that fails holds up none behind it, which gets an answer of its own", async () => {
  const { transaction, end } = await begin(PrismaPgInTurn);
  const asked = ["SELECT 1 / 0", "SELECT 1"].map((sql) => transaction.queryRaw(statement(sql)));
  const reasons = (await Promise.allSettled(asked)).map((answer) => answer.status === "rejected" && `${answer.reason}`);
  await end();
  expect(reasons).toEqual([expect.stringContaining("division by zero"), expect.stringContaining("transaction is aborted")]);
});

test("left to itself the adapter still has several queries on one connection: once it doesn't, PrismaPgInTurn can go", async () => {
  const { transaction, end } = await begin(PrismaPg);
  const warnings = await warnedOf(() => Promise.allSettled([1, 2, 3].map(() => transaction.queryRaw(statement("SELECT 1")))));
  await end();
  expect(warnings).toHaveLength(1);
});
