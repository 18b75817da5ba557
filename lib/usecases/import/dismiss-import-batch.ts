import type { z } from "zod";
import { setImportBatchDismissed } from "#lib/db/import-batches.ts";
import { type ImportBatch, progressOf } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { changeImportBatch, type importBatchId } from "../steps/change-import-batch.ts";

/** Takes a batch that is done off one's list; the drafts and articles it led to stay. `restoreImportBatch` brings it back. */
export function dismissImportBatch(actor: Actor | null, input: z.input<typeof importBatchId>): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "dismiss an import batch", async (db, { id, counts }) => {
    const { all, done } = progressOf(counts);
    if (done < all) return refuse("conflict", "This import is still going on. Cancel it first, or let it finish.");
    await setImportBatchDismissed(db, id, true);
    return ok(null);
  });
}
