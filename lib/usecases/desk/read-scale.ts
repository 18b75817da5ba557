import { database } from "#lib/db/client.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** The scale in force. */
export async function readScale(actor: Actor | null): Promise<Result<Scale>> {
  const gated = gate(actor, "read the scale");
  return gated.ok ? ok(await scaleInForce(database())) : gated;
}
