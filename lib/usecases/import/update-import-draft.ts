import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { withSpace } from "#lib/db/disk-space.ts";
import { changeImportDraft, findImportDraft } from "#lib/db/import-drafts.ts";
import { documentJson } from "#lib/domain/article/document-json.ts";
import { draftDetails } from "#lib/domain/article/import-draft.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";

const importDraftChange = z.object({
  id: z.uuid(),
  updatedAt: z.iso.datetime(),
  document: documentJson.optional(),
  details: draftDetails.optional(),
});

/** Keeps the state of the clean-up view, finished or not. Words that aren't in the original are refused only when it is saved. */
export async function updateImportDraft(
  actor: Actor | null,
  input: z.input<typeof importDraftChange>,
): Promise<Result<{ updatedAt: string }>> {
  const admitted = admit(actor, "load an article", importDraftChange, input);
  if (!admitted.ok) return admitted;
  const { id, updatedAt, details } = admitted.value.input;
  const document = admitted.value.input.document === undefined ? null : parseDocument(admitted.value.input.document);
  if (document !== null && !document.ok) return document;
  const userId = admitted.value.actor.id;
  const change = { ...(document === null ? {} : { document: document.value }), ...(details === undefined ? {} : { details }) };
  const changed = await withSpace(() => changeImportDraft(database(), { id, userId, updatedAt }, change));
  if (changed !== null) return ok(changed);
  const current = await findImportDraft(database(), { id, userId });
  if (current === null || current.articleId !== null) return importDraftNotFound();
  return refuse("conflict", "This import was changed in another tab or window. Reload to see that state; what you see here is not saved.");
}
