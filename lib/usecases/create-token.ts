import { z } from "zod";
import { createApiToken } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { sha256Hex } from "#lib/domain/hash.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { newApiToken } from "#lib/domain/secret.ts";
import { type ApiTokenSummary, tokenNameInput } from "#lib/domain/user.ts";
import { gate, parse } from "./gate.ts";

const newToken = z.object({ name: tokenNameInput });

/** A token for the API that may do what its owner may. This answer is the only place it is ever shown. */
export async function createToken(actor: Actor | null, input: unknown): Promise<Result<ApiTokenSummary & { token: string }>> {
  const parsed = parse(newToken, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "create a token");
  if (!gated.ok) return gated;
  const userId = gated.value.id;
  const token = newApiToken();
  return inTransaction(async (db) => {
    const summary = await createApiToken(db, { userId, name: parsed.value.name, tokenHash: sha256Hex(token) });
    await appendAudit(db, { actorId: userId, verb: "create a token", subject: "token", subjectId: summary.id, data: parsed.value });
    return ok({ ...summary, token });
  });
}
