import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { clientNetwork } from "#lib/http/client-address.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { countRefusal } from "#lib/usecases/desk/count-refusals.ts";
import { findTokenActor } from "#lib/usecases/people/find-token-actor.ts";

/** Who the request's API token stands for. Wrong tokens are counted by network address, and slowed. */
export async function authenticateToken(request: Request): Promise<Result<Actor>> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!token) return refuse("unauthenticated", "Send an API token in the header: Authorization: Bearer assay_…");
  const actor = await findTokenActor(token);
  if (actor) return ok(actor);
  const network = clientNetwork(request.headers);
  countRefusal("wrong token", network);
  const allowed = await limit("use a wrong token", network);
  if (!allowed.ok) return allowed;
  return refuse("unauthenticated", "This API token is unknown, has expired or was revoked. Make a new one under Settings, Tokens.");
}

export async function tokenActor(request: Request): Promise<Actor | null> {
  const result = await authenticateToken(request);
  return result.ok ? result.value : null;
}
