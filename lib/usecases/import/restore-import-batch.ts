import type { z } from "zod";
import { setImportBatchDismissed } from "#lib/db/import-batches.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { changeImportBatch, type importBatchId } from "../steps/change-import-batch.ts";

/** Puts a dismissed batch back on one's list. */
export function restoreImportBatch(actor: Actor | null, input: z.input<typeof importBatchId>): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "restore an import batch", async (db, { id }) => {
    await setImportBatchDismissed(db, id, false);
    return ok(null);
  });
}
