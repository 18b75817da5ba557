import { inPool } from "./in-pool.ts";

export type TestingTask = "answer" | "exit" | "fail" | "fill memory" | "never end" | { wait: number };

/** Does what a test asks for, badly behaved where it says so. */
export default inPool(async (task: TestingTask): Promise<string> => {
  if (task === "exit") process.exit(0);
  if (task === "fail") throw new Error("The work failed.");
  if (task === "fill memory") for (const kept: unknown[] = []; ; ) kept.push(new Array(100_000).fill("x"));
  if (task === "never end") for (;;);
  if (typeof task === "object") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, task.wait);
  return "done";
});
