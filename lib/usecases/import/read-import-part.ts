import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { findImportDraft } from "#lib/db/import-drafts.ts";
import type { Warning } from "#lib/domain/article/article.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";
import { readDraftOriginal } from "../steps/read-draft-original.ts";

const asked = z.object({ id: z.uuid(), part: z.enum(["article", "page"]) });

/** What a draft's page gives as its article alone, or whole, with what was noted at that. Changes nothing: the person puts it in the editor. */
export async function readImportPart(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ document: DocumentJson; warnings: Warning[] }>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { id, part } = admitted.value.input;
  const draft = await findImportDraft(database(), { id, userId: admitted.value.actor.id });
  if (draft === null || draft.articleId !== null) return importDraftNotFound();
  const cleaned = await readDraftOriginal(draft, draft.encoding, part);
  if (!cleaned.ok) return cleaned;
  const { details, warnings } = cleaned.value;
  const document = parseDocument(withoutTitle(cleaned.value.document, details.title ?? ""));
  return document.ok ? ok({ document: document.value, warnings }) : document;
}
