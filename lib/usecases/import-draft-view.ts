import type { StoredImportDraft } from "#lib/db/import-drafts.ts";
import type { ImportDraft } from "#lib/domain/import-draft.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";

/** A kept draft with what is read from its original anew: its text, and the lines that look like page chrome. */
export async function viewImportDraft({ original, ...draft }: StoredImportDraft): Promise<Result<ImportDraft>> {
  const cleaned = await cleanOriginal({
    bytes: original,
    type: draft.originalType,
    ...(draft.details.sourceUrl === "" ? {} : { sourceUrl: draft.details.sourceUrl }),
  });
  return cleaned.ok ? ok({ ...draft, originalText: cleaned.value.originalText, chrome: cleaned.value.chrome }) : cleaned;
}

export function importDraftNotFound(): Result<never> {
  return refuse("not_found", "There is no such import. It was saved or discarded, or it belongs to someone else.");
}
