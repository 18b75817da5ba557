import { z } from "zod";
import { findClaimant, listClaimedBy } from "#lib/db/claimants.ts";
import { database } from "#lib/db/client.ts";
import type { Claim } from "#lib/domain/claim/claim-appearances.ts";
import type { Claimant } from "#lib/domain/claim/claimant.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { claimsShownTo } from "../steps/show-claims.ts";

const asked = z.object({ id: z.uuid() });

/** So many of their claims are told, the newest. */
const most = 100;

export type ReadClaimant = { claimant: Claimant; claims: Claim[]; count: number };

/** One claimant with what they claim; by the id of one that was merged, whom it was merged into. */
export async function readClaimant(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<ReadClaimant>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const claimant = await findClaimant(db, admitted.value.input.id);
  if (!claimant) return claimantNotFound();
  const { claimIds, count } = await listClaimedBy(db, claimant.id, most);
  const shown = await claimsShownTo(db, admitted.value.actor, claimIds, { most: 1 });
  const claims = claimIds.flatMap((id) => {
    const claim = shown.get(id);
    const newest = claim?.appearances[0];
    return claim && newest ? [{ id, newest, count: claim.count }] : [];
  });
  return ok({ claimant, claims, count });
}

export function claimantNotFound(): Result<never> {
  return refuse("not_found", "There is no such claimant at this desk.");
}
