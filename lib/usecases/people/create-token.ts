import { z } from "zod";
import { createApiToken } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { type Actor, tokenScopes } from "#lib/domain/people/permissions.ts";
import { newApiToken } from "#lib/domain/people/secret.ts";
import { type ApiTokenSummary, tokenNameInput, tokenScopesInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { admit } from "../admit.ts";

const newToken = z.object({
  name: tokenNameInput,
  scopes: tokenScopesInput.default([...tokenScopes]),
  /** Null: never. */
  expiresAt: z.iso
    .datetime({ offset: true, error: "Give the moment as 2027-01-31T00:00:00Z." })
    .transform((moment) => new Date(moment))
    .refine((moment) => moment.getTime() > Date.now(), "Choose a day to come.")
    .nullable()
    .default(null),
});

/** A token for the API that may do what its owner may, as far as its scopes go. This answer is the only place it is ever shown. */
export async function createToken(
  actor: Actor | null,
  input: z.input<typeof newToken>,
): Promise<Result<ApiTokenSummary & { token: string }>> {
  const admitted = admit(actor, "make and revoke tokens", newToken, input);
  if (!admitted.ok) return admitted;
  const userId = admitted.value.actor.id;
  const { name, expiresAt, ...given } = admitted.value.input;
  const scopes = tokenScopes.filter((scope) => given.scopes.includes(scope));
  const beyond = scopes.find((scope) => admitted.value.actor.scopes?.includes(scope) === false);
  if (beyond) return refuse("forbidden", `This token isn't for “${beyond}”, so it can't make one that is.`, { field: "scopes" });
  const token = newApiToken();
  return inTransaction(async (db) => {
    const summary = await createApiToken(db, { userId, name, scopes, expiresAt, tokenHash: sha256Hex(token) });
    const data = { name, scopes, expiresAt: summary.expiresAt };
    await appendAudit(db, { actorId: userId, verb: "create a token", subject: "token", subjectId: summary.id, data });
    return ok({ ...summary, token });
  });
}
