import { z } from "zod";
import { listWaitingItems, requeueImportItems } from "#lib/db/import-items.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import { parse } from "#lib/domain/parse.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { changeImportBatch } from "../steps/change-import-batch.ts";
import { queueImportItems } from "../steps/queue-import-items.ts";

/** Tries the failed items of a batch again, or the one that is named: those that the desk still has what it takes for. */
export function retryImportItems(actor: Actor | null, input: unknown): Promise<Result<ImportBatch>> {
  return changeImportBatch(actor, input, "retry import items", async (db, { id }) => {
    const named = parse(z.object({ itemId: z.uuid().optional() }), input);
    if (!named.ok) return named;
    const { itemId } = named.value;
    await requeueImportItems(db, { batchId: id, state: "failed", ...(itemId === undefined ? {} : { id: itemId }) });
    await queueImportItems(db, await listWaitingItems(db, { batchId: id }));
    return ok(null);
  });
}
