import { z } from "zod";
import { database, inTransaction } from "#lib/db/client.ts";
import { changeImportDraft, findImportDraft, setImportDraftArticle } from "#lib/db/import-drafts.ts";
import type { Article } from "#lib/domain/article/article.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import { draftDetails, parseDraftDetails } from "#lib/domain/article/import-draft.ts";
import { isPageKindNote } from "#lib/domain/article/page-kind.ts";
import { normalizeDocument, parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";
import { loadPreparedArticle, prepareArticle } from "../steps/load-prepared-article.ts";

const saving = z.object({
  id: z.uuid(),
  updatedAt: z.iso.datetime(),
  document: documentJson,
  details: draftDetails,
  unreadable: z.boolean().default(false),
});

/**
 * Makes the article and its first snapshot from a draft, in one commit with the draft's last state. Whatever is refused, the draft stays as
 * it was sent.
 */
export async function saveImportDraft(actor: Actor | null, input: z.input<typeof saving>): Promise<Result<{ article: Article }>> {
  const admitted = admit(actor, "load an article", saving, input);
  if (!admitted.ok) return admitted;
  const { actor: saver, input: sent } = admitted.value;
  const document = parseDocument(sent.document);
  if (!document.ok) return document;
  const which = { id: sent.id, userId: saver.id };
  const draft = await findImportDraft(database(), which);
  if (draft === null || draft.articleId !== null) return importDraftNotFound();
  const prepared = await prepareKept(draft, {
    document: normalizeDocument(document.value),
    given: sent.details,
    unreadable: sent.unreadable,
  });

  const stored = await inTransaction(async (db) => {
    const change = { document: document.value, details: sent.details };
    const kept = await changeImportDraft(db, { ...which, updatedAt: sent.updatedAt }, change);
    if (kept === null) return null;
    const loaded = prepared.ok ? await loadPreparedArticle(db, saver, prepared.value) : prepared;
    if (loaded.ok) await setImportDraftArticle(db, which, loaded.value.article.id);
    return { kept, loaded };
  });
  if (stored === null)
    return refuse("conflict", "This import was changed in another tab or window. Reload to see that state, then save again.");
  const { kept, loaded } = stored;
  if (!loaded.ok) return { ok: false, error: { ...loaded.error, kept: { updatedAt: kept.updatedAt } } };
  return ok({ article: loaded.value.article });
}

type Kept = NonNullable<Awaited<ReturnType<typeof findImportDraft>>>;

async function prepareKept(
  draft: Kept,
  { document, given, unreadable }: { document: z.infer<typeof documentJson>; given: z.infer<typeof draftDetails>; unreadable: boolean },
): ReturnType<typeof prepareArticle> {
  const details = parseDraftDetails(given);
  if (!details.ok) return details;
  return prepareArticle({
    original: Buffer.from(draft.original).toString("base64"),
    originalType: draft.originalType,
    encoding: draft.encoding,
    // What was noted when the article alone was read goes along with it.
    extract: draft.warnings.some(({ code }) => code === "words-kept"),
    unreadable,
    originalName: draft.originalName,
    // The note on what was loaded although it looked like no article goes along with it.
    notes: draft.warnings.filter(isPageKindNote),
    force: true,
    document,
    details: details.value,
  });
}
