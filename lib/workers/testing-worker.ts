import { inPool } from "./in-pool.ts";

export type TestingTask = "answer" | "exit" | "fail" | "fill memory" | "fill buffers" | "never end" | { wait: number };

/** Does what a test asks for, badly behaved where it says so. */
export default inPool(async (task: TestingTask): Promise<string> => {
  if (task === "exit") process.exit(0);
  if (task === "fail") throw new Error("The work failed.");
  if (task === "fill memory") for (const kept: unknown[] = []; ; ) kept.push(new Array(100_000).fill("x"));
  if (task === "fill buffers") fillBuffers();
  if (task === "never end") for (;;);
  if (typeof task === "object") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, task.wait);
  return "done";
});

/** A gigabyte that no heap has, a little at a time. */
function fillBuffers(): void {
  const kept: Uint8Array[] = [];
  while (kept.length < 100) {
    kept.push(new Uint8Array(10_000_000).fill(1));
    for (const until = performance.now() + 20; performance.now() < until; );
  }
}
