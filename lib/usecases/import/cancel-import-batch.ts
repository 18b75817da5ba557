import type { z } from "zod";
import { cancelImportItems } from "#lib/db/import-items.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { changeImportBatch, type importBatchId } from "../steps/change-import-batch.ts";

/** Begins nothing more of a batch. What is read already stays, and what is being read just now ends as it ends. */
export function cancelImportBatch(actor: Actor | null, input: z.input<typeof importBatchId>): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "cancel an import batch", async (db, { id }) => {
    await cancelImportItems(db, id);
    return ok(null);
  });
}
