import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listImportBatchSummaries } from "#lib/db/import-batches.ts";
import type { ImportBatchSummary } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

/** One's own batches that aren't dismissed, newest first. */
export async function listImportBatches(actor: Actor | null, input: unknown = {}): Promise<Result<ImportBatchSummary[]>> {
  const admitted = admit(actor, "load an article", z.object({}), input);
  return admitted.ok ? ok(await listImportBatchSummaries(database(), admitted.value.actor.id)) : admitted;
}
