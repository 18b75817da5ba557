import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import { findUser } from "#lib/db/users.ts";
import { type Actor, mayGiveRole } from "#lib/domain/people/permissions.ts";
import type { FreshLink } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { issueLink } from "../steps/issue-link.ts";
import { beyondOwnRole } from "../steps/link-right.ts";

const resetInput = z.object({ userId: z.uuid() });

/** A way back in for someone who lost their password. Their password stays good until the link is used. */
export async function createResetLink(actor: Actor | null, input: z.input<typeof resetInput>): Promise<Result<FreshLink>> {
  const admitted = admit(actor, "invite a user", resetInput, input);
  if (!admitted.ok) return admitted;
  const { actor: maker, input: given } = admitted.value;
  const { userId } = given;

  return inTransaction(async (db) => {
    const user = await findUser(db, userId);
    if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
    if (user.deactivatedAt) return refuse("conflict", `${user.name} can't sign in at present. Let them back in first.`);
    if (!mayGiveRole(maker.role, user.role)) return beyondOwnRole();
    await revokeLinks(db, { purpose: "password_reset", userId });
    const link = await issueLink(db, { purpose: "password_reset", createdById: maker.id || null, userId, email: user.email });
    await appendAudit(db, { actorId: maker.id, verb: "create a reset link", subject: "user", subjectId: userId });
    return ok(link);
  });
}
