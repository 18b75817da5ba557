import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { ReadAnswer, ReadInput } from "./read-original.ts";

/** How long one original may take to read, in milliseconds. Ordinary ones take a few hundred. */
export const readingDeadline = 10_000;
const memoryLimit = { maxOldGenerationSizeMb: 400, stackSizeMb: 4 };
const atOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Reads an original in a worker of its own, so that a hostile one can neither stop the server nor outlive its deadline. */
export async function readInWorker(input: ReadInput, { deadline = readingDeadline } = {}): Promise<Result<ReadAnswer>> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await ask(input, deadline);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function ask(input: ReadInput, deadline: number): Promise<Result<ReadAnswer>> {
  const worker = new Worker(workerFile(), { resourceLimits: memoryLimit, env: {}, stdin: false });
  return new Promise<Result<ReadAnswer>>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    // The first message says that the worker is up: starting it is not the text's fault, so the deadline begins there.
    worker.once("message", () => {
      timer = setTimeout(() => resolve(tooHard()), deadline);
      worker.once("message", (answer: ReadAnswer) => resolve(ok(answer)));
      worker.postMessage(input);
    });
    worker.once("error", (error) => ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve(tooHard()) : reject(error)));
    worker.once("exit", () => clearTimeout(timer));
  }).finally(() => worker.terminate());
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
