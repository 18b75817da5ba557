import type { Transaction } from "#lib/db/client.ts";
import type { WaitingItem } from "#lib/db/import-items.ts";
import { addJobs } from "#lib/db/jobs.ts";

export const importJobKey = (id: string) => `import ${id}`;

/** A job for each item that waits. Pages of one host stand in one line, so that no site is asked for two at once; short batches aren't held up by long ones. */
export function queueImportItems(db: Transaction, items: WaitingItem[]): Promise<void> {
  return addJobs(
    db,
    items.map(({ id, place, originalType, position }) => ({
      task: "work_off_import_item",
      payload: { itemId: id },
      key: importJobKey(id),
      queue: originalType === null ? `pages of ${URL.parse(place)?.host ?? "nowhere"}` : null,
      priority: position,
    })),
  );
}
