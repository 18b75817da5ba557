import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { evenIfShort, inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ id: z.uuid() });

export async function revokeInvitation(actor: Actor | null, input: z.input<typeof which>): Promise<Result<null>> {
  const admitted = admit(actor, "invite a user", which, input);
  if (!admitted.ok) return admitted;
  return inTransaction(async (db) => {
    const revoked = await revokeLinks(db, { purpose: "invitation", id: admitted.value.input.id });
    if (revoked === 0) return refuse("not_found", "That invitation was followed or taken back already.");
    await appendAudit(db, {
      actorId: admitted.value.actor.id,
      verb: "take back an invitation",
      subject: "link",
      subjectId: admitted.value.input.id,
    });
    return ok(null);
  }, evenIfShort);
}
