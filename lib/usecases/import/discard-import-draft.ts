import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { deleteImportDraft } from "#lib/db/import-drafts.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { importDraftNotFound } from "../steps/import-draft-view.ts";

const asked = z.object({ id: z.uuid() });

/** Throws one's own draft away, its original with it. */
export async function discardImportDraft(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "load an article", asked, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.input;
  const userId = admitted.value.actor.id;
  return inTransaction(async (db) => {
    if (!(await deleteImportDraft(db, { id, userId }))) return importDraftNotFound();
    await appendAudit(db, { actorId: userId, verb: "discard an import draft", subject: "import draft", subjectId: id });
    return ok(null);
  });
}
