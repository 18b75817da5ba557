import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction, type Transaction } from "#lib/db/client.ts";
import { findImportBatch } from "#lib/db/import-batches.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importBatchNotFound } from "./import-batch-not-found.ts";

type Change = (db: Transaction, batch: ImportBatch) => Promise<Result<null>>;

export const importBatchId = z.object({ id: z.uuid() });

/** Does something to one's own batch, and gives it as it stands then. */
export async function changeImportBatch(
  actor: Actor | null,
  input: z.input<typeof importBatchId>,
  verb: string,
  change: Change,
): Promise<Result<ImportBatch>> {
  const admitted = admit(actor, "load an article", importBatchId, input);
  if (!admitted.ok) return admitted;
  const which = { id: admitted.value.input.id, userId: admitted.value.actor.id };
  return inTransaction(async (db) => {
    const before = await findImportBatch(db, which);
    if (before === null) return importBatchNotFound();
    const changed = await change(db, before);
    if (!changed.ok) return changed;
    await appendAudit(db, { actorId: which.userId, verb, subject: "import batch", subjectId: which.id });
    const batch = await findImportBatch(db, which);
    return batch === null ? importBatchNotFound() : ok(batch);
  });
}
