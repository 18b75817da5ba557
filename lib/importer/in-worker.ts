import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { tryInPool } from "#lib/workers/worker-pool.ts";
import type { BytesAnswer, BytesInput } from "./read-bytes.ts";

/** How long the work of reading one original may take, in milliseconds. Ordinary ones take a few hundred. */
export const readingDeadline = 10_000;
const readers = { file: "lib/importer/worker.ts", atOnce: 2, warm: 1, maxOldGenerationSizeMb: 400, stackSizeMb: 4 };

/**
 * Reads an original in a worker, so that a hostile one can neither stop the server nor outlive its deadline. What a busy machine didn't come
 * to an end with is tried once more.
 */
export async function readInWorker(input: BytesInput, { deadline = readingDeadline } = {}): Promise<Result<BytesAnswer>> {
  const read = () => tryInPool<BytesInput, BytesAnswer>(readers, input, deadline);
  const first = await read();
  const answer = "gaveUp" in first && first.gaveUp === "busy" ? await read() : first;
  if ("done" in answer) return ok(answer.done);
  return answer.gaveUp === "busy" ? busy() : tooHard();
}

function busy(): Result<never> {
  return refuse(
    "upstream",
    "The desk is busy with other texts and did not come to read this one. Nothing is wrong with it: try again in a minute.",
  );
}

function tooHard(): Result<never> {
  return refuse(
    "invalid",
    "This text could not be read in reasonable time: it is built in an unusual way. Copy the article’s text alone and paste that.",
  );
}
