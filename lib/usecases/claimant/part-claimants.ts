import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { findClaimant, lockClaimants, moveNames } from "#lib/db/claimants.ts";
import { inTransaction } from "#lib/db/client.ts";
import type { Claimant } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { reopenClaiming } from "../steps/reopen-annotations.ts";
import { claimantNotFound } from "./read-claimant.ts";

const asked = z.object({
  id: z.uuid(),
  /** Who is taken out of it again. */
  otherId: z.uuid(),
  /** Names of those who began as these go with it, as merging moved them; without any, its own alone. */
  moved: z.array(z.uuid()).min(1).max(1000).optional(),
});

/** Says that a claimant who was merged into another is somebody else after all: their names are theirs again. */
export async function partClaimants(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Claimant>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const { id, otherId, moved = [otherId] } = given;
  return inTransaction(async (db) => {
    await lockClaimants(db, [id, otherId]);
    const before = await findClaimant(db, id);
    if (before?.id !== id) return claimantNotFound();
    const went =
      id === otherId
        ? []
        : await moveNames(
            db,
            id,
            otherId,
            moved.filter((originId) => originId !== id),
          );
    if (went.length === 0)
      return refuse("invalid", "None of these names was merged into this claimant. Nothing was changed.", { field: "otherId" });
    // They have the names by now that they are to be told by.
    await reopenClaiming(db, editor, [otherId]);
    await appendAudit(db, { verb: "separated", subject: "claimant", subjectId: id, actorId: editor.id, data: { otherId } });
    const claimant = await findClaimant(db, id);
    return claimant ? ok(claimant) : claimantNotFound();
  });
}
