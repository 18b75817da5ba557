import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction, type Transaction } from "#lib/db/client.ts";
import { insertImportDraft } from "#lib/db/import-drafts.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import { draftDetailsFrom, type ImportDraft } from "#lib/domain/article/import-draft.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { wordCount } from "#lib/domain/text/word-count.ts";
import type { CleanedOriginal } from "#lib/importer/clean.ts";
import { nearDuplicateNotes } from "./near-duplicates.ts";

type Arrived = { bytes: Uint8Array; encoding?: string | null; originalName: string; cleaned: CleanedOriginal };

/**
 * Keeps what was read as a draft of the actor. The title stands in its field, so it is taken out of the text. `also` writes with it, in
 * one transaction.
 */
export async function keepImportDraft(
  actor: Actor,
  { bytes, cleaned, encoding = null, originalName }: Arrived,
  also: (db: Transaction, draftId: string) => Promise<void> = async () => undefined,
): Promise<Result<ImportDraft>> {
  const { warnings, details, found, originalText, untouchedText, chrome } = cleaned;
  const document = parseDocument(withoutTitle(cleaned.document, details.title ?? ""));
  if (!document.ok) return document;
  const text = canonicalText(document.value);
  const words = { text, wordCount: wordCount(text, details.language ?? "en") };
  return inTransaction(async (db) => {
    const alike = await nearDuplicateNotes(db, words);
    const { original: _, ...draft } = await insertImportDraft(db, {
      originalName,
      originalType: cleaned.type,
      encoding,
      userId: actor.id,
      original: bytes,
      document: document.value,
      details: draftDetailsFrom(details),
      warnings: [...warnings, ...alike],
    });
    await appendAudit(db, { actorId: actor.id, verb: "create an import draft", subject: "import draft", subjectId: draft.id });
    await also(db, draft.id);
    return ok({ ...draft, found, originalText, untouchedText, chrome, readAs: cleaned.encoding });
  });
}
