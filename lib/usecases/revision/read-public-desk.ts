import { database } from "#lib/db/client.ts";
import { findDesk } from "#lib/db/desk.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import type { Scale } from "#lib/domain/claim/scale.ts";
import type { Desk } from "#lib/domain/people/desk.ts";

/** What the public may know of the desk itself: its name, its rules and its scale of verdicts. */
export async function readPublicDesk(): Promise<{ desk: Desk; scale: Scale }> {
  return { desk: await findDesk(database()), scale: await scaleInForce(database()) };
}
