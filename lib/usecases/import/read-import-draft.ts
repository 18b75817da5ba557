import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findImportDraft } from "#lib/db/import-drafts.ts";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound, viewImportDraft } from "../steps/import-draft-view.ts";

const asked = z.object({ id: z.string().max(200) });

export async function readImportDraft(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ImportDraft>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const id = z.uuid().safeParse(admitted.value.input.id);
  const draft = id.success ? await findImportDraft(database(), { id: id.data, userId: admitted.value.actor.id }) : null;
  return draft === null ? importDraftNotFound() : viewImportDraft(draft);
}
