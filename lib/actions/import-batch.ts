"use server";

import { refresh } from "next/cache.js";
import { currentActor } from "#lib/auth/session.ts";
import type { OriginalType } from "#lib/domain/article/article.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Result } from "#lib/domain/result.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { cancelImportBatch } from "#lib/usecases/import/cancel-import-batch.ts";
import { createImportBatch } from "#lib/usecases/import/create-import-batch.ts";
import { dismissImportBatch } from "#lib/usecases/import/dismiss-import-batch.ts";
import { receiveImportFile } from "#lib/usecases/import/receive-import-file.ts";
import { restoreImportBatch } from "#lib/usecases/import/restore-import-batch.ts";
import { resumeImportBatch } from "#lib/usecases/import/resume-import-batch.ts";
import { retryImportItems } from "#lib/usecases/import/retry-import-items.ts";

type NewImportBatch = { addresses: string[]; files: { name: string; type: OriginalType | null; size: number }[] };

export async function createImportBatchAction(input: NewImportBatch): Promise<Result<ImportBatch>> {
  const actor = await currentActor();
  const allowed = await limit("import many", actor?.id ?? "visitor");
  return allowed.ok ? createImportBatch(actor, input) : allowed;
}

/** Not limited by itself: each item takes one file, and giving the items was. */
export async function receiveImportFileAction(input: { itemId: string; original: string }): Promise<Result<null>> {
  return receiveImportFile(await currentActor(), input);
}

export async function cancelImportBatchAction(input: { id: string }): Promise<Result<ImportBatch>> {
  return cancelImportBatch(await currentActor(), input);
}

export async function resumeImportBatchAction(input: { id: string }): Promise<Result<ImportBatch>> {
  return again(input, resumeImportBatch);
}

export async function retryImportItemsAction(input: { id: string; itemId?: string }): Promise<Result<ImportBatch>> {
  return again(input, retryImportItems);
}

export async function dismissImportBatchAction(input: { id: string }): Promise<Result<ImportBatch>> {
  return andRefresh(await dismissImportBatch(await currentActor(), input));
}

export async function restoreImportBatchAction(input: { id: string }): Promise<Result<ImportBatch>> {
  return andRefresh(await restoreImportBatch(await currentActor(), input));
}

/** Asks the same sites once more, so it counts as an import. */
async function again<Input>(input: Input, usecase: typeof resumeImportBatch): Promise<Result<ImportBatch>> {
  const actor = await currentActor();
  const allowed = await limit("import", actor?.id ?? "visitor");
  return allowed.ok ? usecase(actor, input) : allowed;
}

function andRefresh<T>(result: Result<T>): Result<T> {
  if (result.ok) refresh();
  return result;
}
