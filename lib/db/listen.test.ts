import { EventEmitter, once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { database, inTransaction } from "./client.ts";
import { listen, notify } from "./listen.ts";
import { testDatabase } from "./testing.ts";

testDatabase();

async function listening(channel: string) {
  const ears = new EventEmitter();
  const all: string[] = [];
  const heard = (payload: string) => {
    all.push(payload);
    ears.emit("heard", payload);
  };
  const listener = await listen(channel, heard, () => ears.emit("missed"));
  onTestFinished(() => listener.close());
  return { all, ears };
}

test("what is committed is heard; what is rolled back is not", async () => {
  const { all, ears } = await listening("news");
  const rolledBack = inTransaction(async (transaction) => {
    await notify(transaction, "news", "never");
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow("changed my mind");
  const heard = once(ears, "heard");
  await inTransaction((transaction) => notify(transaction, "news", "it's “quoted”"));
  expect(await heard).toEqual(["it's “quoted”"]);
  expect(all).toEqual(["it's “quoted”"]);
});

test("a lost connection is made anew, and says that it may have missed something", async () => {
  const { ears } = await listening("weather");
  const missed = once(ears, "missed");
  await database().$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'assay listens to weather'`;
  await missed;
  const heard = once(ears, "heard");
  await notify(database(), "weather", "sun");
  expect(await heard).toEqual(["sun"]);
});
