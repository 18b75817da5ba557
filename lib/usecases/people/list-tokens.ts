import { listApiTokens } from "#lib/db/api-tokens.ts";
import { database } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { ApiTokenSummary } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** One's own tokens, the newest first; never the secrets themselves. */
export async function listTokens(actor: Actor | null): Promise<Result<ApiTokenSummary[]>> {
  const gated = gate(actor, "manage one's account");
  return gated.ok ? ok(await listApiTokens(database(), gated.value.id)) : gated;
}
