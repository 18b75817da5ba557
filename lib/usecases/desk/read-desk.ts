import { database } from "#lib/db/client.ts";
import { findDesk } from "#lib/db/desk.ts";
import type { Desk } from "#lib/domain/people/desk.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

export async function readDesk(actor: Actor | null): Promise<Result<Desk>> {
  const gated = gate(actor, "read the desk");
  return gated.ok ? ok(await findDesk(database())) : gated;
}
