"use server";

import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { createImportDraft } from "#lib/usecases/import/create-import-draft.ts";
import { createImportDraftFromAddress } from "#lib/usecases/import/create-import-draft-from-address.ts";
import { discardImportDraft } from "#lib/usecases/import/discard-import-draft.ts";
import { previewImportEncoding } from "#lib/usecases/import/preview-import-encoding.ts";
import { readImportPart } from "#lib/usecases/import/read-import-part.ts";
import { rereadImportDraft } from "#lib/usecases/import/reread-import-draft.ts";
import { saveImportDraft } from "#lib/usecases/import/save-import-draft.ts";
import { updateImportDraft } from "#lib/usecases/import/update-import-draft.ts";
import { action } from "./action.ts";

/** What the import page needs of a new draft; the clean-up view reads the rest. */
export type NewDraft = { id: string; title: string };

function named<Input>(perform: (actor: Actor | null, input: Input) => Promise<Result<ImportDraft>>) {
  return async (actor: Actor | null, input: Input): Promise<Result<NewDraft>> => {
    const created = await perform(actor, input);
    return created.ok ? ok({ id: created.value.id, title: created.value.details.title }) : created;
  };
}

export const createImportDraftAction = action(named(createImportDraft), { limit: "import" });
export const createImportDraftFromAddressAction = action(named(createImportDraftFromAddress), { limit: "import" });
export const previewImportEncodingAction = action(previewImportEncoding, { limit: "import" });
export const readImportPartAction = action(readImportPart, { limit: "import" });
export const rereadImportDraftAction = action(rereadImportDraft, { limit: "import" });
export const updateImportDraftAction = action(updateImportDraft);
export const saveImportDraftAction = action(saveImportDraft);
export const discardImportDraftAction = action(discardImportDraft, { refresh: true });
