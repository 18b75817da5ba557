import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { insertImportDraft } from "#lib/db/import-drafts.ts";
import { originalTypes } from "#lib/domain/article.ts";
import { withoutTitle } from "#lib/domain/cleaning.ts";
import { draftDetailsFrom, type ImportDraft } from "#lib/domain/import-draft.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { parseDocument } from "#lib/domain/text.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { admit } from "./admit.ts";

const newImportDraft = z.object({
  /** Bytes as they came, base64. */
  original: z
    .base64("This file did not arrive whole. Choose it again.")
    .max(7_000_000, "This is longer than 2 MB of text, more than an article can be. Cut out the part you want to check and load that."),
  originalType: z.enum(originalTypes),
  originalName: z.string().max(300).default(""),
});

/** Reads what was pasted or dropped and keeps it as a draft, to be cleaned up and saved as an article. */
export async function createImportDraft(actor: Actor | null, input: unknown): Promise<Result<ImportDraft>> {
  const admitted = admit(actor, "load an article", newImportDraft, input);
  if (!admitted.ok) return admitted;
  const { original, ...rest } = admitted.value.input;
  const bytes = Buffer.from(original, "base64");
  const cleaned = await cleanOriginal({ bytes, type: rest.originalType, name: rest.originalName });
  if (!cleaned.ok) return cleaned;
  const document = parseDocument(withoutTitle(cleaned.value.document, cleaned.value.details.title ?? ""));
  if (!document.ok) return document;
  const userId = admitted.value.actor.id;
  const { warnings, details, originalText, chrome } = cleaned.value;
  return inTransaction(async (db) => {
    const { original: _, ...draft } = await insertImportDraft(db, {
      ...rest,
      userId,
      original: bytes,
      document: document.value,
      details: draftDetailsFrom(details),
      warnings,
    });
    await appendAudit(db, { actorId: userId, verb: "create an import draft", subject: "import draft", subjectId: draft.id });
    return ok({ ...draft, originalText, chrome });
  });
}
