import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { longestClaim } from "#lib/domain/claim/annotation.ts";
import type { Precedent } from "#lib/domain/claim/precedent.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { findClaimsLike, precedentsShownTo } from "../steps/find-precedents.ts";

const asked = z.object({
  text: z
    .string()
    .trim()
    .min(1, "Give the text whose claim you are looking for.")
    .max(longestClaim * 5),
  limit: z.number().int().min(1).max(100).default(10),
});

/** Earlier claims of the whole desk that say what a text says, the likeliest first; drafts included. */
export async function findSimilarClaims(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Precedent[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { text, limit } = admitted.value.input;
  return ok(await precedentsShownTo(database(), admitted.value.actor, await findClaimsLike(database(), text), { limit }));
}
