import { z } from "zod";
import type { ClaimsChanged } from "#lib/domain/claim/claim-appearances.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeClaims } from "./change-claims.ts";

const asked = z.object({
  /** The one that whoever asks stands at. */
  annotationId: z.uuid(),
  /** Which appearances of its claim go, as those that joining moved; without any it is this one. */
  going: z.array(z.uuid()).min(1).max(500).optional(),
});

/**
 * Says that an annotation checks another statement than the claim that it is joined to: what goes is a claim of its own. Both sides have the id of
 * their oldest appearance. Undoes what joining did.
 */
export async function separateClaims(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ClaimsChanged>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { annotationId, going = [annotationId] } = admitted.value.input;
  return changeClaims(admitted.value.actor, [annotationId], (appearances) => {
    const gone = appearances.filter(({ id }) => going.includes(id));
    const staying = appearances.filter(({ id }) => !going.includes(id));
    const [first, left] = [gone[0]?.id, staying[0]?.id];
    if (first === undefined || left === undefined) {
      return refuse("invalid", "This claim is joined to nothing else, so there is nothing to part. Nothing was changed.");
    }
    const moves = [
      { rows: gone, claimId: first },
      { rows: staying, claimId: left },
    ].map(({ rows, claimId }) => ({
      claimId,
      ids: rows.filter((row) => row.claimId !== claimId).map(({ id }) => id),
    }));
    return ok({ verb: "separated", moves, told: [...new Set([...going, annotationId, left])], claimId: first });
  });
}
