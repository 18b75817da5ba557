import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listImportDraftSummaries } from "#lib/db/import-drafts.ts";
import type { ImportDraftSummary } from "#lib/domain/article/import-draft.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({});

/** One's own drafts that are neither saved nor discarded, newest first. */
export async function listImportDrafts(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<ImportDraftSummary[]>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  return ok(await listImportDraftSummaries(database(), admitted.value.actor.id));
}
