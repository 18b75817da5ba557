import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { findImportBatch, insertImportBatch, type NewImportItem } from "#lib/db/import-batches.ts";
import { listWaitingItems } from "#lib/db/import-items.ts";
import { canonicalAddress } from "#lib/domain/article/canonical-address.ts";
import { type ImportBatch, mostImportItems } from "#lib/domain/article/import-batch.ts";
import { httpUrl } from "#lib/domain/article/inputs.ts";
import { originalTypes } from "#lib/domain/article/original-type.ts";
import { endingOf, unreadableByEnding, unreadableMessage } from "#lib/domain/article/unreadable-kinds.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { htmlLimit } from "#lib/importer/inlined-files.ts";
import { admit } from "../admit.ts";
import { importBatchNotFound } from "../steps/import-batch-not-found.ts";
import { queueImportItems } from "../steps/queue-import-items.ts";

const file = z.object({
  name: z.string().min(1).max(300),
  /** Null: its name doesn't say; its bytes will. */
  type: z.enum(originalTypes).nullable(),
  /** In bytes. */
  size: z.number().int().min(0),
});

const newImportBatch = z.object({
  addresses: z.array(z.string().trim().min(1).max(2000, "An address of more than 2,000 characters is none.")).default([]),
  files: z.array(file).default([]),
});

/** Takes in many addresses and files at once, to be read one after the other; the files themselves are sent next, each to its item. */
export async function createImportBatch(actor: Actor | null, input: z.input<typeof newImportBatch>): Promise<Result<ImportBatch>> {
  const admitted = admit(actor, "load an article", newImportBatch, input);
  if (!admitted.ok) return admitted;
  const { addresses, files } = admitted.value.input;
  const count = addresses.length + files.length;
  if (count === 0) return refuse("invalid", "Give at least one address or file.", { field: "addresses" });
  if (count > mostImportItems)
    return refuse("invalid", `These are ${count}, more than the ${mostImportItems} that can be given at once. Take them in parts.`, {
      field: "addresses",
    });
  const wrong = addresses.find((address) => !httpUrl.safeParse(address).success);
  if (wrong !== undefined)
    return refuse("invalid", `“${wrong.slice(0, 80)}” is no address of a page. Correct it or take it out; the others are kept.`, {
      field: "addresses",
    });
  const userId = admitted.value.actor.id;
  return inTransaction(async (db) => {
    const id = await insertImportBatch(db, userId, [...onePerPage(addresses).map(toFetch), ...files.map(toReceive)]);
    await queueImportItems(db, await listWaitingItems(db, { batchId: id }));
    await appendAudit(db, { actorId: userId, verb: "create an import batch", subject: "import batch", subjectId: id, data: { count } });
    const batch = await findImportBatch(db, { id, userId });
    return batch === null ? importBatchNotFound() : ok(batch);
  });
}

function onePerPage(addresses: string[]): string[] {
  return [...new Map(addresses.map((address) => [canonicalAddress(address), address])).values()];
}

function toFetch(place: string): NewImportItem {
  return { place, originalType: null, state: "waiting", message: "" };
}

function toReceive({ name, type, size }: z.infer<typeof file>): NewImportItem {
  const item = { place: name, originalType: type ?? "unknown" };
  const unreadable = unreadableByEnding[endingOf(name)];
  if (size > htmlLimit && unreadable !== undefined) return { ...item, state: "failed", message: unreadableMessage(unreadable) };
  if (size > htmlLimit) return { ...item, state: "failed", message: "This is longer than 2 MB of text, more than an article can be." };
  return { ...item, state: "expected", message: "" };
}
