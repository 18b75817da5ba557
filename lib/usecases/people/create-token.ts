import { z } from "zod";
import { createApiToken } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { newApiToken } from "#lib/domain/people/secret.ts";
import { type ApiTokenSummary, tokenNameInput } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { admit } from "../admit.ts";

const newToken = z.object({ name: tokenNameInput });

/** A token for the API that may do what its owner may. This answer is the only place it is ever shown. */
export async function createToken(
  actor: Actor | null,
  input: z.input<typeof newToken>,
): Promise<Result<ApiTokenSummary & { token: string }>> {
  const admitted = admit(actor, "create a token", newToken, input);
  if (!admitted.ok) return admitted;
  const userId = admitted.value.actor.id;
  const token = newApiToken();
  return inTransaction(async (db) => {
    const summary = await createApiToken(db, { userId, name: admitted.value.input.name, tokenHash: sha256Hex(token) });
    await appendAudit(db, { actorId: userId, verb: "create a token", subject: "token", subjectId: summary.id, data: admitted.value.input });
    return ok({ ...summary, token });
  });
}
