"use server";

import { refresh } from "next/cache.js";
import { currentActor } from "#lib/auth/session.ts";
import type { Article, OriginalType } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { DraftDetails, ImportDraftSummary } from "#lib/domain/article/import-draft.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { createImportDraft } from "#lib/usecases/import/create-import-draft.ts";
import { createImportDraftFromAddress } from "#lib/usecases/import/create-import-draft-from-address.ts";
import { discardImportDraft } from "#lib/usecases/import/discard-import-draft.ts";
import { saveImportDraft } from "#lib/usecases/import/save-import-draft.ts";
import { updateImportDraft } from "#lib/usecases/import/update-import-draft.ts";

/** What the import page needs of a new draft; the clean-up view reads the rest. */
export type NewDraft = Pick<ImportDraftSummary, "id" | "title">;

export async function createImportDraftAction(input: {
  original: string;
  originalType: OriginalType;
  originalName: string;
}): Promise<Result<NewDraft>> {
  const actor = await currentActor();
  const allowed = await limit("import", actor?.id ?? "visitor");
  if (!allowed.ok) return allowed;
  const created = await createImportDraft(actor, input);
  return created.ok ? ok({ id: created.value.id, title: created.value.details.title }) : created;
}

export async function createImportDraftFromAddressAction(input: { url: string }): Promise<Result<NewDraft>> {
  const actor = await currentActor();
  const allowed = await limit("import", actor?.id ?? "visitor");
  if (!allowed.ok) return allowed;
  const created = await createImportDraftFromAddress(actor, input);
  return created.ok ? ok({ id: created.value.id, title: created.value.details.title }) : created;
}

export async function updateImportDraftAction(input: {
  id: string;
  updatedAt: string;
  document: DocumentJson;
  details: DraftDetails;
}): Promise<Result<{ updatedAt: string }>> {
  return updateImportDraft(await currentActor(), input);
}

export async function saveImportDraftAction(input: {
  id: string;
  updatedAt: string;
  document: DocumentJson;
  details: DraftDetails;
}): Promise<Result<{ article: Article }>> {
  return saveImportDraft(await currentActor(), input);
}

export async function discardImportDraftAction(input: { id: string }): Promise<Result<null>> {
  const discarded = await discardImportDraft(await currentActor(), input);
  if (discarded.ok) refresh();
  return discarded;
}
