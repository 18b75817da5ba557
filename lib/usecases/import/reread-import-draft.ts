import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { withSpace } from "#lib/db/disk-space.ts";
import { changeImportDraft, findImportDraft } from "#lib/db/import-drafts.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import { type DraftDetails, draftDetailsFrom } from "#lib/domain/article/import-draft.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { encodingInput } from "#lib/domain/text/charset.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";
import { readDraftOriginal } from "../steps/read-draft-original.ts";

const asked = z.object({ id: z.uuid(), updatedAt: z.iso.datetime(), encoding: encodingInput.nullable() });

/**
 * Reads a draft's original anew, in the encoding that a person chose; null: as its bytes say. The text in the draft is replaced. Details
 * are too, but for those that a person filled in.
 */
export async function rereadImportDraft(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ updatedAt: string; encoding: string | null }>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { id, updatedAt, encoding } = admitted.value.input;
  const which = { id, userId: admitted.value.actor.id };
  const draft = await findImportDraft(database(), which);
  if (draft === null || draft.articleId !== null) return importDraftNotFound();
  const [before, after] = await Promise.all([readDraftOriginal(draft, draft.encoding), readDraftOriginal(draft, encoding)]);
  if (!before.ok) return before;
  if (!after.ok) return after;
  const document = parseDocument(withoutTitle(after.value.document, after.value.details.title ?? ""));
  if (!document.ok) return document;
  const details = merged(draft.details, draftDetailsFrom(before.value.details), draftDetailsFrom(after.value.details));
  const change = { document: document.value, details, encoding, warnings: after.value.warnings };
  const changed = await withSpace(() => changeImportDraft(database(), { ...which, updatedAt }, change));
  return changed === null
    ? refuse("conflict", "This import was changed in another tab or window. Reload to see that state; the text was not read anew.")
    : ok({ ...changed, encoding });
}

/** What still stands as it was found is found anew; what a person filled in stays. */
function merged(now: DraftDetails, before: DraftDetails, after: DraftDetails): DraftDetails {
  const pick = (key: keyof DraftDetails) => (now[key] === before[key] ? after[key] : now[key]);
  return {
    title: pick("title"),
    outlet: pick("outlet"),
    author: pick("author"),
    sourceUrl: pick("sourceUrl"),
    publishedAt: pick("publishedAt"),
    language: pick("language"),
  };
}
