import { expect, onTestFinished, test } from "vitest";
import { database, inTransaction } from "./client.ts";
import { actorFixture, testDatabase } from "./testing.ts";

testDatabase();

test("relations that are read at once within a transaction wait their turn", async () => {
  const { id } = await actorFixture("editor");
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  const read = (db: Pick<ReturnType<typeof database>, "user">) =>
    db.user.findUnique({ where: { id }, include: { sessions: true, apiTokens: true, articles: true } });
  expect(await inTransaction((db) => Promise.all([read(db), read(db)]))).toEqual([await read(database()), await read(database())]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings.filter((warning) => warning.includes("client.query()"))).toEqual([]);
});

test("a query that fails holds up none behind it, and takes its transaction back", async () => {
  const failed = inTransaction(async (db) => {
    const [broken] = await Promise.allSettled([db.$queryRaw`SELECT 1 / 0`, db.$queryRaw`SELECT 1`]);
    expect(broken.status).toBe("rejected");
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");
});
