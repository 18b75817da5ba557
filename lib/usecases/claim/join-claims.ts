import { z } from "zod";
import type { ClaimsChanged } from "#lib/domain/claim/claim-appearances.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeClaims } from "./change-claims.ts";

const asked = z.object({
  annotationId: z.uuid(),
  /** An annotation that checks the same statement; the id of a claim is one. */
  otherId: z.uuid(),
});

/** Says that two annotations check the same statement: all appearances of their claims are one claim's from now on, which keeps the older id. */
export async function joinClaims(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ClaimsChanged>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { annotationId, otherId } = admitted.value.input;
  return changeClaims(admitted.value.actor, [annotationId, otherId], (appearances) => {
    const claimId = appearances[0]?.claimId ?? annotationId;
    const ids = appearances.filter((row) => row.claimId !== claimId).map(({ id }) => id);
    const told = ids.length === 0 ? [] : [...new Set([...ids, annotationId, otherId])];
    return ok({ verb: "joined", moves: [{ ids, claimId }], told, claimId });
  });
}
