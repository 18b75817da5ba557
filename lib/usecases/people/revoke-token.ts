import { z } from "zod";
import { revokeApiToken } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ id: z.uuid() });

/** Takes back one of one's own tokens: the next request with it is refused. */
export async function revokeToken(actor: Actor | null, input: z.input<typeof which>): Promise<Result<null>> {
  const admitted = admit(actor, "make and revoke tokens", which, input);
  if (!admitted.ok) return admitted;
  const userId = admitted.value.actor.id;
  return inTransaction(async (db) => {
    if (!(await revokeApiToken(db, { id: admitted.value.input.id, userId }))) return refuse("not_found", "That token was revoked already.");
    await appendAudit(db, { actorId: userId, verb: "revoke a token", subject: "token", subjectId: admitted.value.input.id });
    return ok(null);
  }, evenIfShort);
}
