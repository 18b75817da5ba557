import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import { findUserByEmail } from "#lib/db/users.ts";
import { type Actor, mayGiveRole } from "#lib/domain/people/permissions.ts";
import { emailInput, type FreshLink, roleInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { issueLink } from "../steps/issue-link.ts";
import { beyondOwnRole } from "../steps/link-right.ts";

const invitation = z.object({ email: emailInput, role: roleInput });

/** A new invitation to the same address takes the place of the one before. */
export async function inviteUser(actor: Actor | null, input: z.input<typeof invitation>): Promise<Result<FreshLink>> {
  const admitted = admit(actor, "invite a user", invitation, input);
  if (!admitted.ok) return admitted;
  const { actor: maker, input: given } = admitted.value;
  const { email, role } = given;
  if (!mayGiveRole(maker.role, role)) return beyondOwnRole();

  return inTransaction(async (db) => {
    const existing = await findUserByEmail(db, email);
    if (existing) {
      const next = existing.deactivatedAt
        ? "Let them back in under Settings, People."
        : "If they can't sign in, give them a new password link under Settings, People.";
      return refuse("conflict", `${email} already has an account. ${next}`, { field: "email" });
    }
    await revokeLinks(db, { purpose: "invitation", email });
    const link = await issueLink(db, { purpose: "invitation", createdById: maker.id || null, email, role });
    await appendAudit(db, {
      actorId: maker.id || null,
      verb: "invite a user",
      subject: "link",
      subjectId: link.id,
      data: { email, role },
    });
    return ok(link);
  });
}
