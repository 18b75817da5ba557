import type { StoredImportDraft } from "#lib/db/import-drafts.ts";
import type { Result } from "#lib/domain/result.ts";
import { type CleanedOriginal, cleanOriginal } from "#lib/importer/clean.ts";

/**
 * Reads a draft's original again, in this encoding or, without one, as usual: the article alone where that is asked for, and, where nothing is
 * said of it, where the original came from an address.
 */
export function readDraftOriginal(
  draft: StoredImportDraft,
  encoding: string | null,
  part?: "article" | "page",
): Promise<Result<CleanedOriginal>> {
  const { original, originalType, originalName, details } = draft;
  const isFetched = originalName !== "" && URL.parse(details.sourceUrl)?.hostname === originalName;
  const extract = originalType === "text/html" && (part === undefined ? isFetched : part === "article");
  return cleanOriginal({
    bytes: original,
    type: originalType,
    encoding,
    extract,
    ...(details.sourceUrl === "" ? {} : { sourceUrl: details.sourceUrl }),
  });
}
