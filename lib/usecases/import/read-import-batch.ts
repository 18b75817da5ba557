import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findImportBatch } from "#lib/db/import-batches.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importBatchNotFound } from "../steps/import-batch-not-found.ts";

const asked = z.object({ id: z.string().max(200) });

/** One's own batch with all that became of it, dismissed or not. */
export async function readImportBatch(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ImportBatch>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const id = z.uuid().safeParse(admitted.value.input.id);
  const batch = id.success ? await findImportBatch(database(), { id: id.data, userId: admitted.value.actor.id }) : null;
  return batch === null ? importBatchNotFound() : ok(batch);
}
