import { existsSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";

type PoolOptions = {
  /** The worker's file, from the project's root. It exports `inPool(…)` as its default. */
  file: string;
  atOnce: number;
  /** How many stay, with all that they loaded, once the first was started; none if not said. */
  warm?: number;
  /** As much again may stand outside the heap, in buffers: what unpacks without end fills these. */
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

/** Work that was given up: it took more work or memory than it may, or the machine was too busy for it to come to an end in time. */
export type GivenUp = { gaveUp: "too much" | "busy" };

/** Milliseconds from one look at the memory of what works to the next. */
const betweenLooks = 50;

/** How many times as long as its work something may take on a machine that has other things to do. */
const patience = 6;

/**
 * Does one piece of work in a worker of this file. `deadline` counts its work, in milliseconds of processor time: neither waiting for a
 * worker nor waiting for a busy machine. What goes beyond it, or needs more memory than there is, ends with its worker. A worker that ends
 * without a word is an error.
 */
export async function tryInPool<Input, Output>(options: PoolOptions, input: Input, deadline: number): Promise<{ done: Output } | GivenUp> {
  const { port1, port2 } = new MessageChannel();
  const giveUp = new AbortController();
  let gaveUp: GivenUp["gaveUp"] = "too much";
  let timer: NodeJS.Timeout | undefined;
  let memoryTimer: NodeJS.Timeout | undefined;
  let settled = false;
  const pool = poolOf(options);
  port1.once("message", async (threadId: number) => {
    const work = workOf(pool, threadId);
    const [before, began] = [await work(), performance.now()];
    const look = async () => {
      const [left, waited] = [deadline - ((await work()) - before), performance.now() - began];
      if (settled) return;
      if (left > 1 && waited < deadline * patience) timer = setTimeout(look, left);
      else {
        gaveUp = left > deadline / 2 ? "busy" : "too much";
        giveUp.abort();
      }
    };
    if (!settled) timer = setTimeout(look, deadline);
    // Apart from the other: a thread that sleeps says nothing of its memory.
    const held = heldBy(pool, threadId);
    const weigh = async () => {
      const isTooMuch = (await held()) > options.maxOldGenerationSizeMb * 1_000_000;
      if (settled) return;
      if (isTooMuch) giveUp.abort();
      else memoryTimer = setTimeout(weigh, betweenLooks);
    };
    if (!settled) memoryTimer = setTimeout(weigh, betweenLooks);
  });
  const task: Task<Input> = { input, started: port2 };
  try {
    return { done: await pool.run(task, { transferList: [port2], signal: giveUp.signal }) };
  } catch (error) {
    if (giveUp.signal.aborted || isOutOfMemory(error)) return { gaveUp };
    throw error;
  } finally {
    settled = true;
    clearTimeout(timer);
    clearTimeout(memoryTimer);
    port1.close();
  }
}

/** `tryInPool` where it doesn't matter why there is no answer: null then. */
export async function workInPool<Input, Output>(options: PoolOptions, input: Input, deadline: number): Promise<Output | null> {
  const answer = await tryInPool<Input, Output>(options, input, deadline);
  return "done" in answer ? answer.done : null;
}

/** Asks how long a thread has worked, in milliseconds. A thread that is gone has worked no more than the clock says. */
function workOf(pool: Piscina, threadId: number): () => Promise<number> {
  const worker = pool.threads.find((thread) => thread.threadId === threadId);
  return async () => {
    const used = await worker?.cpuUsage().catch(() => undefined);
    return used === undefined ? performance.now() : (used.user + used.system) / 1000;
  };
}

/** Asks how much a thread holds outside its heap, in bytes; none of one that is gone. */
function heldBy(pool: Piscina, threadId: number): () => Promise<number> {
  const worker = pool.threads.find((thread) => thread.threadId === threadId);
  return async () => (await worker?.getHeapStatistics().catch(() => undefined))?.external_memory ?? 0;
}

function poolOf({ file, atOnce, warm = 0, ...limits }: PoolOptions): Piscina {
  const known = pools.get(file);
  if (known) return known;
  const pool = new Piscina({
    filename: fileOf(file),
    minThreads: warm,
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
