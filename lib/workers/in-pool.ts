import { threadId } from "node:worker_threads";
import type { Task } from "./worker-pool.ts";

/** What a worker's file exports: says which thread begins, and then does the work. */
export function inPool<Input, Output>(work: (input: Input) => Output | Promise<Output>) {
  return ({ input, started }: Task<Input>): Output | Promise<Output> => {
    started.postMessage(threadId);
    return work(input);
  };
}
