import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { gate, parse } from "./gate.ts";

const which = z.object({ id: z.uuid() });

export async function revokeInvitation(actor: Actor | null, input: unknown): Promise<Result<null>> {
  const parsed = parse(which, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "invite a user");
  if (!gated.ok) return gated;
  return inTransaction(async (db) => {
    const revoked = await revokeLinks(db, { id: parsed.value.id });
    if (revoked === 0) return refuse("not_found", "That invitation was followed or taken back already.");
    await appendAudit(db, { actorId: gated.value.id, verb: "take back an invitation", subject: "link", subjectId: parsed.value.id });
    return ok(null);
  });
}
