import { z } from "zod";
import { revokeApiToken } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { gate, parse } from "./gate.ts";

const which = z.object({ id: z.uuid() });

/** Takes back one of one's own tokens: the next request with it is refused. */
export async function revokeToken(actor: Actor | null, input: unknown): Promise<Result<null>> {
  const parsed = parse(which, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "create a token");
  if (!gated.ok) return gated;
  const userId = gated.value.id;
  return inTransaction(async (db) => {
    if (!(await revokeApiToken(db, { id: parsed.value.id, userId }))) return refuse("not_found", "That token was revoked already.");
    await appendAudit(db, { actorId: userId, verb: "revoke a token", subject: "token", subjectId: parsed.value.id });
    return ok(null);
  });
}
