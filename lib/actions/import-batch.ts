"use server";

import { cancelImportBatch } from "#lib/usecases/import/cancel-import-batch.ts";
import { createImportBatch } from "#lib/usecases/import/create-import-batch.ts";
import { dismissImportBatch } from "#lib/usecases/import/dismiss-import-batch.ts";
import { receiveImportFile } from "#lib/usecases/import/receive-import-file.ts";
import { restoreImportBatch } from "#lib/usecases/import/restore-import-batch.ts";
import { resumeImportBatch } from "#lib/usecases/import/resume-import-batch.ts";
import { retryImportItems } from "#lib/usecases/import/retry-import-items.ts";
import { action } from "./action.ts";

export const createImportBatchAction = action(createImportBatch, { limit: "import many" });
/** Not limited by itself: each item takes one file, and giving the items was. */
export const receiveImportFileAction = action(receiveImportFile);
export const cancelImportBatchAction = action(cancelImportBatch);
// Both ask the same sites once more, so they count as imports.
export const resumeImportBatchAction = action(resumeImportBatch, { limit: "import" });
export const retryImportItemsAction = action(retryImportItems, { limit: "import" });
export const dismissImportBatchAction = action(dismissImportBatch, { refresh: true });
export const restoreImportBatchAction = action(restoreImportBatch, { refresh: true });
