import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { withSpace } from "#lib/db/disk-space.ts";
import { changeImportDraft, findImportDraft, setImportDraftArticle } from "#lib/db/import-drafts.ts";
import type { Article } from "#lib/domain/article/article.ts";
import { documentJson } from "#lib/domain/article/article-schema.ts";
import { draftDetails, parseDraftDetails } from "#lib/domain/article/import-draft.ts";
import { normalizeDocument, parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { loadArticle } from "../article/load-article.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";

const saving = z.object({ id: z.uuid(), updatedAt: z.iso.datetime(), document: documentJson, details: draftDetails });

/** Makes the article and its first snapshot from a draft. Whatever is refused, the draft stays as it was sent. */
export async function saveImportDraft(actor: Actor | null, input: z.input<typeof saving>): Promise<Result<{ article: Article }>> {
  const admitted = admit(actor, "load an article", saving, input);
  if (!admitted.ok) return admitted;
  const { id, updatedAt, details } = admitted.value.input;
  const document = parseDocument(admitted.value.input.document);
  if (!document.ok) return document;
  const which = { id, userId: admitted.value.actor.id };
  const draft = await findImportDraft(database(), which);
  if (draft === null || draft.articleId !== null) return importDraftNotFound();
  const kept = await withSpace(() => changeImportDraft(database(), { ...which, updatedAt }, { document: document.value, details }));
  if (kept === null)
    return refuse("conflict", "This import was changed in another tab or window. Reload to see that state, then save again.");

  const loaded = await loadKept(actor, draft, normalizeDocument(document.value), details);
  if (!loaded.ok) return { ok: false, error: { ...loaded.error, details: { updatedAt: kept.updatedAt, cause: loaded.error.details } } };
  await setImportDraftArticle(database(), which, loaded.value.article.id);
  return ok({ article: loaded.value.article });
}

type Kept = NonNullable<Awaited<ReturnType<typeof findImportDraft>>>;

async function loadKept(
  actor: Actor | null,
  draft: Kept,
  document: z.infer<typeof documentJson>,
  given: z.infer<typeof draftDetails>,
): Promise<Result<{ article: Article }>> {
  const details = parseDraftDetails(given);
  if (!details.ok) return details;
  return loadArticle(actor, {
    original: Buffer.from(draft.original).toString("base64"),
    originalType: draft.originalType,
    originalName: draft.originalName,
    document,
    details: details.value,
  });
}
