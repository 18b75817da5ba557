import type { Task } from "./worker-pool.ts";

/** What a worker's file exports: says when it begins, and then does the work. */
export function inPool<Input, Output>(work: (input: Input) => Output | Promise<Output>) {
  return ({ input, started }: Task<Input>): Output | Promise<Output> => {
    started.postMessage("started");
    return work(input);
  };
}
