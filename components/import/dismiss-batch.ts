import { dismissImportBatchAction, restoreImportBatchAction } from "#lib/actions/import-batch.ts";
import type { ImportBatchSummary } from "#lib/domain/article/import-batch.ts";
import { act } from "../ui/act.ts";
import { showToast } from "../ui/toast-store.ts";
import { articlesOf } from "./batch-progress.tsx";

/** Takes a batch off the list, with a way back; false where that was refused, which is said. */
export async function dismissBatch(batch: ImportBatchSummary): Promise<boolean> {
  const { ok } = await act(() => dismissImportBatchAction({ id: batch.id }));
  if (ok)
    showToast(`Dismissed the import of ${articlesOf(batch)}. What was read stays.`, {
      undo: () => void act(() => restoreImportBatchAction({ id: batch.id })),
    });
  return ok;
}
