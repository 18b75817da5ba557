import { expect, test } from "vitest";
import type { TestingTask } from "./testing-worker.ts";
import { tryInPool, workInPool } from "./worker-pool.ts";

const pool = { file: "lib/workers/testing-worker.ts", atOnce: 1, maxOldGenerationSizeMb: 40 };
const work = (task: TestingTask, deadline = 60_000) => workInPool<TestingTask, string>(pool, task, deadline);

test("work is done one after the other, and a worker that chokes takes only its own work along", async () => {
  expect(await work("answer")).toBe("done");
  expect(await work("never end", 50)).toBeNull();
  expect(await work("answer")).toBe("done");
  expect(await work("fill memory")).toBeNull();
  expect(await work("answer")).toBe("done");
});

test("what fills buffers, which are on no heap, is given up as well", async () => {
  expect(await tryInPool<TestingTask, string>(pool, "fill buffers", 60_000)).toEqual({ gaveUp: "too much" });
  expect(await work("answer")).toBe("done");
});

test("waiting for a worker is no part of the deadline", async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => work({ wait: 120 }, 400)));
  expect(answers).toEqual(Array(6).fill("done"));
});

test("the deadline counts work and not the time that passes; what comes to no end without working was kept from it", async () => {
  expect(await tryInPool<TestingTask, string>(pool, { wait: 300 }, 100)).toEqual({ done: "done" });
  expect(await tryInPool<TestingTask, string>(pool, { wait: 5000 }, 20)).toEqual({ gaveUp: "busy" });
  expect(await tryInPool<TestingTask, string>(pool, "never end", 50)).toEqual({ gaveUp: "too much" });
  expect(await work("answer")).toBe("done");
});

test("work that fails, and a worker that ends without a word, are errors and no wait for ever", async () => {
  await expect(work("fail")).rejects.toThrow("The work failed.");
  await expect(work("exit")).rejects.toThrow(/exited/);
  expect(await work("answer")).toBe("done");
});
