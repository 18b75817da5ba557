import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findImportDraft } from "#lib/db/import-drafts.ts";
import type { EncodingPreview } from "#lib/domain/article/import-draft.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { encodingInput } from "#lib/domain/text/charset.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";
import { readDraftOriginal } from "../steps/read-draft-original.ts";

const asked = z.object({ id: z.uuid(), encoding: encodingInput.nullable() });

const shown = 1500;

/** How a draft's original reads in another encoding. Changes nothing. */
export async function previewImportEncoding(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<EncodingPreview>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { id, encoding } = admitted.value.input;
  const draft = await findImportDraft(database(), { id, userId: admitted.value.actor.id });
  if (draft === null || draft.articleId !== null) return importDraftNotFound();
  const cleaned = await readDraftOriginal(draft, encoding);
  if (!cleaned.ok) return cleaned;
  const { originalText } = cleaned.value;
  return ok({ beginning: fromFirstLetter(originalText), unreadable: originalText.split("\uFFFD").length - 1 });
}

/** From a little before the first letter beyond ASCII: what comes before reads alike in nearly all encodings. */
function fromFirstLetter(text: string): string {
  const first = text.search(/[^\0-\u007F]/);
  const from = first < 300 ? 0 : first - 200;
  return `${from > 0 ? "…" : ""}${text.slice(from, from + shown)}`;
}
