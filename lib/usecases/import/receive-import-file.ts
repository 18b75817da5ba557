import { z } from "zod";
import { inTransaction } from "#lib/db/client.ts";
import { listWaitingItems, putImportFile } from "#lib/db/import-items.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { queueImportItems } from "../steps/queue-import-items.ts";
import { importOriginal } from "./create-import-draft.ts";

const asked = z.object({ itemId: z.uuid(), original: importOriginal });

/** Takes a file that a batch names, once; from then on it no longer needs the browser that sent it. */
export async function receiveImportFile(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { itemId, original } = admitted.value.input;
  return inTransaction(async (db) => {
    const put = await putImportFile(db, { id: itemId, userId: admitted.value.actor.id }, Buffer.from(original, "base64"));
    if (!put) return refuse("not_found", "This file is not expected: it is here already, or its import was cancelled.");
    await queueImportItems(db, await listWaitingItems(db, { id: itemId }));
    return ok(null);
  });
}
