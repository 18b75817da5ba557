import { database } from "#lib/db/client.ts";
import { listScales as listRows, scaleInForce } from "#lib/db/scales.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** Every version of the scale, the one in force first. */
export async function listScales(actor: Actor | null): Promise<Result<Scale[]>> {
  const gated = gate(actor, "read the scale");
  if (!gated.ok) return gated;
  await scaleInForce(database());
  return ok(await listRows(database()));
}
