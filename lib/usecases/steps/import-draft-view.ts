import { database } from "#lib/db/client.ts";
import type { StoredImportDraft } from "#lib/db/import-drafts.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { nearDuplicateSlug } from "#lib/domain/article/near-duplicate.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { wordCount } from "#lib/domain/text/word-count.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { nearDuplicateNotes } from "./near-duplicates.ts";

/** A kept draft with what is found anew: the text of its original, the lines that look like page chrome, and what the library has by now. */
export async function viewImportDraft({ original, ...draft }: StoredImportDraft): Promise<Result<ImportDraft>> {
  const cleaned = await cleanOriginal({
    bytes: original,
    type: draft.originalType,
    encoding: draft.encoding,
    ...(draft.details.sourceUrl === "" ? {} : { sourceUrl: draft.details.sourceUrl }),
  });
  if (!cleaned.ok) return cleaned;
  const text = canonicalText(draft.document);
  const alike = await nearDuplicateNotes(database(), { text, wordCount: wordCount(text, draft.details.language) });
  const warnings = [...draft.warnings.filter((note) => nearDuplicateSlug(note) === null), ...alike];
  return ok({
    ...draft,
    warnings,
    originalText: cleaned.value.originalText,
    untouchedText: cleaned.value.untouchedText,
    found: cleaned.value.found,
    chrome: cleaned.value.chrome,
    readAs: cleaned.value.encoding,
  });
}

export function importDraftNotFound(): Result<never> {
  return refuse("not_found", "There is no such import. It was saved or discarded, or it belongs to someone else.");
}
