import { z } from "zod";
import { listWaitingItems, requeueImportItems } from "#lib/db/import-items.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import { insistence } from "#lib/domain/article/page-kind.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { changeImportBatch, importBatchId } from "../steps/change-import-batch.ts";
import { queueImportItems } from "../steps/queue-import-items.ts";

const asked = importBatchId.extend({ itemId: z.uuid().optional(), ...insistence.shape });

/** Tries the failed items of a batch again, or the one that is named, insisting on what is no article where that is said: those that the desk still has what it takes for. */
export function retryImportItems(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "retry import items", async (db, { id }) => {
    const named = parse(asked, input);
    if (!named.ok) return named;
    const { itemId, force, allPages } = named.value;
    await requeueImportItems(db, { batchId: id, state: "failed", ...(itemId === undefined ? {} : { id: itemId }) }, { force, allPages });
    await queueImportItems(db, await listWaitingItems(db, { batchId: id }));
    return ok(null);
  });
}
