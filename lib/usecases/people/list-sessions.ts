import { database } from "#lib/db/client.ts";
import { listSessions as listRows } from "#lib/db/sessions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { SessionSummary } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** One's own sessions, the last used first. */
export async function listSessions(actor: Actor | null): Promise<Result<SessionSummary[]>> {
  const gated = gate(actor, "manage one's account");
  return gated.ok ? ok(await listRows(database(), gated.value.id)) : gated;
}
