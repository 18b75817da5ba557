import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { ReadAnswer, ReadInput } from "./read-original.ts";

/** How long one original may take to read, in milliseconds. Ordinary ones take a few hundred. */
export const readingDeadline = 10_000;
const memoryLimit = { maxOldGenerationSizeMb: 400, stackSizeMb: 4 };
const atOnce = 2;
/** How long a worker without work is kept, in milliseconds: starting one costs more than reading an ordinary article. */
const keptWarm = 60_000;

type Warm = { worker: Worker; timer: NodeJS.Timeout };

// Kept on globalThis: the server and the bundles it loads each have a copy of this module, and share the workers.
const shared = globalThis as typeof globalThis & { assayReading?: { running: number; waiting: (() => void)[]; warm: Warm | null } };
shared.assayReading ??= { running: 0, waiting: [], warm: null };
const reading = shared.assayReading;

/** Reads an original in a worker, so that a hostile one can neither stop the server nor outlive its deadline. */
export async function readInWorker(input: ReadInput, { deadline = readingDeadline } = {}): Promise<Result<ReadAnswer>> {
  if (reading.running >= atOnce) await new Promise<void>((resolve) => reading.waiting.push(resolve));
  reading.running += 1;
  try {
    const worker = takeWarm() ?? (await start());
    const answer = await ask(worker, input, deadline);
    // Whatever it choked on dies with it.
    if (answer === null) await worker.terminate();
    else keepWarm(worker);
    return answer === null ? tooHard() : ok(answer);
  } finally {
    reading.running -= 1;
    reading.waiting.shift()?.();
  }
}

/** Its first message says that it is up: starting it is not the text's fault, so no deadline runs yet. */
function start(): Promise<Worker> {
  const worker = new Worker(workerFile(), { resourceLimits: memoryLimit, env: {}, stdin: false });
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.once("message", () => resolve(worker));
  });
}

/** Null: too slow, or too big for the worker's memory. */
function ask(worker: Worker, input: ReadInput, deadline: number): Promise<ReadAnswer | null> {
  return new Promise<ReadAnswer | null>((resolve, reject) => {
    const timer = setTimeout(() => end(null), deadline);
    const fail = (error: Error) => {
      clearTimeout(timer);
      if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(null);
      else reject(error);
    };
    const end = (answer: ReadAnswer | null) => {
      clearTimeout(timer);
      worker.off("message", end).off("error", fail);
      resolve(answer);
    };
    worker.on("message", end).on("error", fail);
    worker.postMessage(input);
  });
}

function takeWarm(): Worker | null {
  const { warm } = reading;
  reading.warm = null;
  if (warm === null) return null;
  clearTimeout(warm.timer);
  warm.worker.ref();
  return warm.worker;
}

/** One at most, and it keeps no process from ending. */
function keepWarm(worker: Worker): void {
  if (reading.warm !== null) return void worker.terminate();
  worker.unref();
  const timer = setTimeout(() => takeWarm()?.terminate(), keptWarm).unref();
  reading.warm = { worker, timer };
}

function tooHard(): Result<never> {
  return refuse(
    "invalid",
    "This text could not be read in reasonable time: it is built in an unusual way. Copy the article’s text alone and paste that.",
  );
}

/** The file itself, not a bundled copy: the server runs from the project's root, tools may run from elsewhere but unbundled. */
function workerFile(): string {
  const atRoot = join(/* turbopackIgnore: true */ process.cwd(), "lib", "importer", "worker.ts");
  return existsSync(atRoot) ? atRoot : join(import.meta.dirname, "worker.ts");
}
