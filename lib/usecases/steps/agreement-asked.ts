import { z } from "zod";
import type { CasesAsked } from "#lib/db/agreement.ts";
import type { Transaction } from "#lib/db/client.ts";
import { listScales } from "#lib/db/scales.ts";
import { dayInput } from "#lib/domain/article/inputs.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

export const agreementInput = z.object({
  /** Number of a version of the scale; the one in force without it. */
  scale: z.number().int().min(1).optional(),
  /** Days (UTC), both included. */
  from: dayInput.optional(),
  until: dayInput.optional(),
  /** Two people. */
  pair: z.tuple([z.uuid(), z.uuid()]).optional(),
});

/** Which cases are meant. Whoever may not compare everyone's verdicts compares their own. */
export async function agreementAsked(
  db: Transaction,
  actor: Actor,
  { scale: number, from, until, pair }: z.infer<typeof agreementInput>,
): Promise<Result<{ asked: CasesAsked; scale: Scale; scales: Scale[] }>> {
  const scales = await listScales(db);
  const scale = number === undefined ? scales[0] : scales.find((each) => each.number === number);
  if (!scale) return refuse("not_found", "The desk has no such version of its scale.", { field: "scale" });
  const everyone = can(actor, "compare everyone’s verdicts");
  const asked = {
    scaleId: scale.id,
    from: from === undefined ? null : new Date(`${from}T00:00:00Z`),
    until: until === undefined ? null : new Date(Date.parse(`${until}T00:00:00Z`) + 24 * 60 * 60 * 1000),
    pair: pair ?? null,
    of: everyone ? null : actor.id,
  };
  return ok({ asked, scale, scales });
}
