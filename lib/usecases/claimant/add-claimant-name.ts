import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { findClaimant, findClaimantName, listClaimedBy, lockClaimants, moveNames } from "#lib/db/claimants.ts";
import { inTransaction } from "#lib/db/client.ts";
import { type Claimant, claimantKey, claimantName, isToldAlike } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { noteClaimantName } from "../note-search.ts";
import { reopenClaiming } from "../steps/reopen-annotations.ts";
import { claimantNotFound } from "./read-claimant.ts";

const asked = z.object({ id: z.uuid(), name: claimantName });

/**
 * Says how else a claimant is called, before any annotation does. As with a name that was merged, `partClaimants` takes it out again: `moved` is
 * for that. Who is called so and claims something is merged, and never by the way.
 */
export async function addClaimantName(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<{ claimant: Claimant; moved: string[] }>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { id, name } = admitted.value.input;
  return inTransaction(async (db) => {
    const known = await findClaimant(db, id);
    if (known?.id !== id) return claimantNotFound();
    await noteClaimantName(db, name, known.kind);
    const { claimantId, originId } = await findClaimantName(db, claimantKey(name));
    await lockClaimants(db, [id, claimantId]);
    const other = await findClaimant(db, claimantId);
    if (claimantId === id || other === null) {
      return refuse("invalid", "They have this name already, or one that reads the same. Nothing was changed.", { field: "name" });
    }
    if ((await listClaimedBy(db, claimantId, 1)).count > 0) {
      const message = `“${other.name}” is a claimant with claims of their own. If they are the same, merge the two below.`;
      return refuse("invalid", message, { field: "name" });
    }
    // What they claimed was taken away, and may be brought back.
    if (!isToldAlike(known, other)) await reopenClaiming(db, admitted.value.actor, [claimantId]);
    const moved = await moveNames(db, claimantId, id, [originId]);
    await appendAudit(db, { verb: "named", subject: "claimant", subjectId: id, actorId: admitted.value.actor.id, data: { name } });
    const claimant = await findClaimant(db, id);
    return claimant ? ok({ claimant, moved }) : claimantNotFound();
  });
}
