import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listImportBatchSummaries } from "#lib/db/import-batches.ts";
import type { ImportBatchSummary } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({});

/** One's own batches that aren't dismissed, newest first. */
export async function listImportBatches(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<ImportBatchSummary[]>> {
  const admitted = admit(actor, "load an article", asked, input);
  return admitted.ok ? ok(await listImportBatchSummaries(database(), admitted.value.actor.id)) : admitted;
}
