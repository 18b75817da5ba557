import { z } from "zod";
import type { ImportDraft } from "#lib/domain/article/import-draft.ts";
import { originalTypes } from "#lib/domain/article/original-type.ts";
import { insistence } from "#lib/domain/article/page-kind.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import { admit } from "../admit.ts";
import { keepImportDraft } from "../steps/keep-import-draft.ts";

const tooLong = "This is longer than 2 MB of text, more than an article can be. Cut out the part you want to check and load that.";

/** Bytes as they came, base64. */
export const importOriginal = z.base64("This file did not arrive whole. Choose it again.").max(7_000_000, tooLong);

const newImportDraft = z.object({
  original: importOriginal,
  originalType: z.enum(originalTypes),
  originalName: z.string().max(300).default(""),
  force: insistence.shape.force,
});

/** Reads what was pasted or dropped and keeps it as a draft, to be cleaned up and saved as an article. */
export async function createImportDraft(actor: Actor | null, input: z.input<typeof newImportDraft>): Promise<Result<ImportDraft>> {
  const admitted = admit(actor, "load an article", newImportDraft, input);
  if (!admitted.ok) return admitted;
  const { original, originalType, originalName, force } = admitted.value.input;
  const bytes = Buffer.from(original, "base64");
  // What a person pasted, they said how to read; a file says it itself.
  const arrival = originalName === "" ? undefined : { name: originalName, mediaType: originalType };
  const cleaned = await cleanOriginal({ bytes, type: originalType, arrival, judge: force ? "note" : "refuse" });
  return cleaned.ok ? keepImportDraft(admitted.value.actor, { bytes, originalName, cleaned: cleaned.value }) : cleaned;
}
