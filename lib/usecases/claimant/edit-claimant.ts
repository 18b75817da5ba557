import type { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { findClaimant, lockClaimants, saveClaimant } from "#lib/db/claimants.ts";
import { inTransaction } from "#lib/db/client.ts";
import { type Claimant, claimantChange, isToldAlike } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { reopenClaiming } from "../steps/reopen-annotations.ts";
import { claimantNotFound } from "./read-claimant.ts";

/** Says what a claimant is, how they are shown, and where more is said of them. What is published says so from its next revision on, once it is signed off. */
export async function editClaimant(actor: Actor | null, input: z.input<typeof claimantChange>): Promise<Result<Claimant>> {
  const admitted = admit(actor, "edit an annotation", claimantChange, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: given } = admitted.value;
  const { id, version, ...change } = given;
  return inTransaction(async (db) => {
    await lockClaimants(db, [id]);
    const before = await findClaimant(db, id);
    if (!before) return claimantNotFound();
    if (before.id !== id || before.version !== version) {
      return refuse(
        "conflict",
        "Somebody changed this claimant while you did. Nothing of yours is lost: look at it again, and save once more.",
        {
          details: { current: before },
        },
      );
    }
    const { kind, name, link } = before;
    if (!isToldAlike(before, { ...before, ...change })) await reopenClaiming(db, editor, [id]);
    await saveClaimant(db, id, change);
    await appendAudit(db, {
      verb: "updated",
      subject: "claimant",
      subjectId: id,
      actorId: editor.id,
      data: { from: { kind, name, link }, to: change },
    });
    return ok({ ...before, ...change, version: version + 1 });
  });
}
