import { z } from "zod";
import { findClaimIds } from "#lib/db/claims.ts";
import { database } from "#lib/db/client.ts";
import type { Appearance, Claim } from "#lib/domain/claim/claim-appearances.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { claimsShownTo } from "../steps/show-claims.ts";

const asked = z.object({ id: z.uuid("Give the id of a claim, or of an annotation.") });

/** So many appearances are told, the newest. */
const most = 500;

export type OpenClaim = Claim & { appearances: Appearance[] };

/** A claim with its appearances, asked for by its id or by that of any annotation that checks it. */
export async function openClaim(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<OpenClaim>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { id } = admitted.value.input;
  // A claim has the id of its oldest appearance, even where that was deleted.
  const claimId = (await findClaimIds(database(), [id])).get(id);
  const claim = claimId && (await claimsShownTo(database(), admitted.value.actor, [claimId], { most })).get(claimId);
  const [newest] = claim ? claim.appearances : [];
  if (!claimId || !claim || !newest)
    return refuse("not_found", "There is no such claim at this desk. Its annotations may have been deleted.");
  return ok({ id: claimId, newest, count: claim.count, appearances: claim.appearances });
}
