import { z } from "zod";
import { claimPlace, listClaimPlaces } from "#lib/db/claims.ts";
import { database } from "#lib/db/client.ts";
import type { Claim } from "#lib/domain/claim/claim-appearances.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { claimsShownTo } from "../steps/show-claims.ts";

const asked = z.object(paging);

/** A page of all claims of the desk, each with its newest appearance: those begun last come first. */
export async function listClaims(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<{ claims: Claim[] } & Next>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { limit, cursor } = admitted.value.input;
  const after = fromCursor(claimPlace, cursor);
  if (!after.ok) return after;
  const places = await listClaimPlaces(database(), { limit: limit + 1, after: after.value });
  const { rows, next } = pageOf(places, limit, (place) => place);
  const ids = rows.map(([, id]) => id);
  const shown = await claimsShownTo(database(), admitted.value.actor, ids, { most: 1 });
  const claims = ids.flatMap((id) => {
    const { appearances: [newest] = [], count = 0 } = shown.get(id) ?? {};
    return newest ? [{ id, newest, count }] : [];
  });
  return ok({ claims, next });
}
