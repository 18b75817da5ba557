import { dismissImportBatchAction, restoreImportBatchAction } from "#lib/actions/import-batch.ts";
import type { ImportBatchSummary } from "#lib/domain/import-batch.ts";
import type { Result } from "#lib/domain/result.ts";
import { showToast } from "../ui/toast-store.ts";
import { articlesOf } from "./batch-progress.tsx";

/** Takes a batch off the list, with a way back; false where that was refused, which is said. */
export async function dismissBatch(batch: ImportBatchSummary): Promise<boolean> {
  const dismissed = await told(() => dismissImportBatchAction({ id: batch.id }));
  if (dismissed)
    showToast(`Dismissed the import of ${articlesOf(batch)}. What was read stays.`, {
      undo: () => void told(() => restoreImportBatchAction({ id: batch.id })),
    });
  return dismissed;
}

async function told(act: () => Promise<Result<unknown>>): Promise<boolean> {
  try {
    const result = await act();
    if (!result.ok) showToast(result.error.message, { tone: "problem" });
    return result.ok;
  } catch (error) {
    console.error(error);
    showToast("The desk couldn’t be reached, so nothing was changed.", { tone: "problem" });
    return false;
  }
}
