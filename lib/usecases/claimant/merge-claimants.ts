import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { findClaimant, lockClaimants, moveNames } from "#lib/db/claimants.ts";
import { inTransaction } from "#lib/db/client.ts";
import { type Claimant, isToldAlike } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { reopenClaiming } from "../steps/reopen-annotations.ts";
import { claimantNotFound } from "./read-claimant.ts";

const asked = z.object({
  id: z.uuid(),
  /** Whose names go to it. */
  otherId: z.uuid(),
});

/** Says that two claimants are the same: the names of the other are further names of this one. `moved`: the claimants that they began as, for undoing. */
export async function mergeClaimants(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ claimant: Claimant; moved: string[] }>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const { id, otherId } = given;
  return inTransaction(async (db) => {
    await lockClaimants(db, [id, otherId]);
    const [one, other] = [await findClaimant(db, id), await findClaimant(db, otherId)];
    if (one?.id !== id || other === null) return claimantNotFound();
    if (other.id === id) return refuse("invalid", "These are one claimant already. Nothing was changed.", { field: "otherId" });
    if (other.id !== otherId) return claimantNotFound();
    if (!isToldAlike(one, other)) await reopenClaiming(db, editor, [otherId]);
    const moved = await moveNames(db, otherId, id);
    const data = { otherId, names: other.names.map(({ name }) => name) };
    await appendAudit(db, { verb: "joined", subject: "claimant", subjectId: id, actorId: editor.id, data });
    const claimant = await findClaimant(db, id);
    return claimant ? ok({ claimant, moved }) : claimantNotFound();
  });
}
