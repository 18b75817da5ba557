import type { z } from "zod";
import { listWaitingItems, requeueImportItems } from "#lib/db/import-items.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { changeImportBatch, type importBatchId } from "../steps/change-import-batch.ts";
import { queueImportItems } from "../steps/queue-import-items.ts";

/** Goes on with what was cancelled. */
export function resumeImportBatch(actor: Actor | null, input: z.input<typeof importBatchId>): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "resume an import batch", async (db, { id }) => {
    await requeueImportItems(db, { batchId: id, state: "cancelled" });
    await queueImportItems(db, await listWaitingItems(db, { batchId: id }));
    return ok(null);
  });
}
