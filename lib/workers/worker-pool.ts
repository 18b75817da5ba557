import { existsSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";

type PoolOptions = {
  /** The worker's file, from the project's root. It exports `inPool(…)` as its default. */
  file: string;
  atOnce: number;
  maxOldGenerationSizeMb: number;
  stackSizeMb?: number;
};

/** How long a worker without work is kept, in milliseconds: starting one costs more than most of its work. */
const keptWarm = 60_000;

// Kept on globalThis: the server and the bundles it loads each have a copy of this module, and share the workers.
const shared = globalThis as typeof globalThis & { assayWorkers?: Map<string, Piscina> };
shared.assayWorkers ??= new Map();
const pools = shared.assayWorkers;

export type Task<Input> = { input: Input; started: MessagePort };

/**
 * Does one piece of work in a worker of this file. Null where it took longer than `deadline` (milliseconds of work: waiting for a worker
 * doesn't count) or more memory than there is: that worker ends, and whatever it choked on with it. A worker that ends without a word is an
 * error.
 */
export async function workInPool<Input, Output>(options: PoolOptions, input: Input, deadline: number): Promise<Output | null> {
  const { port1, port2 } = new MessageChannel();
  const tooLong = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  port1.once("message", () => {
    timer = setTimeout(() => tooLong.abort(), deadline);
  });
  const task: Task<Input> = { input, started: port2 };
  try {
    return await poolOf(options).run(task, { transferList: [port2], signal: tooLong.signal });
  } catch (error) {
    if (tooLong.signal.aborted || isOutOfMemory(error)) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    port1.close();
  }
}

function poolOf({ file, atOnce, ...limits }: PoolOptions): Piscina {
  const known = pools.get(file);
  if (known) return known;
  const pool = new Piscina({
    filename: fileOf(file),
    minThreads: 0,
    maxThreads: atOnce,
    idleTimeout: keptWarm,
    resourceLimits: limits,
    env: {},
  });
  // What fails between two tasks fails no task; the next one gets a worker of its own.
  pool.on("error", () => undefined);
  pools.set(file, pool);
  return pool;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** The file itself, not a bundled copy: the server runs from the project's root, tools may run from elsewhere but unbundled. */
function fileOf(file: string): string {
  const atRoot = join(/* turbopackIgnore: true */ process.cwd(), file);
  return existsSync(atRoot) ? atRoot : join(import.meta.dirname, "../..", file);
}
