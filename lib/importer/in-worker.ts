import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { workInPool } from "#lib/workers/worker-pool.ts";
import type { ReadAnswer, ReadInput } from "./read-original.ts";

/** How long one original may take to read, in milliseconds. Ordinary ones take a few hundred. */
export const readingDeadline = 10_000;
const readers = { file: "lib/importer/worker.ts", atOnce: 2, maxOldGenerationSizeMb: 400, stackSizeMb: 4 };

/** Reads an original in a worker, so that a hostile one can neither stop the server nor outlive its deadline. */
export async function readInWorker(input: ReadInput, { deadline = readingDeadline } = {}): Promise<Result<ReadAnswer>> {
  const answer = await workInPool<ReadInput, ReadAnswer>(readers, input, deadline);
  return answer === null ? tooHard() : ok(answer);
}

function tooHard(): Result<never> {
  return refuse(
    "invalid",
    "This text could not be read in reasonable time: it is built in an unusual way. Copy the article’s text alone and paste that.",
  );
}
