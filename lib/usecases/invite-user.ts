import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import { revokeLinks } from "#lib/db/one-time-links.ts";
import { findUserByEmail } from "#lib/db/users.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { emailInput, type FreshLink, roleInput } from "#lib/domain/user.ts";
import { gate, parse } from "./gate.ts";
import { issueLink } from "./issue-link.ts";

const invitation = z.object({ email: emailInput, role: roleInput });

/** A new invitation to the same address takes the place of the one before. */
export async function inviteUser(actor: Actor | null, input: unknown): Promise<Result<FreshLink>> {
  const parsed = parse(invitation, input);
  if (!parsed.ok) return parsed;
  const gated = gate(actor, "invite a user");
  if (!gated.ok) return gated;
  const { email, role } = parsed.value;

  return inTransaction(async (db) => {
    const existing = await findUserByEmail(db, email);
    if (existing) {
      const next = existing.deactivatedAt ? "Let them back in below." : "If they can't sign in, give them a new password link below.";
      return refuse("conflict", `${email} already has an account. ${next}`, { field: "email" });
    }
    await revokeLinks(db, { purpose: "invitation", email });
    const link = await issueLink(db, { purpose: "invitation", email, role });
    await appendAudit(db, {
      actorId: gated.value.id || null,
      verb: "invite a user",
      subject: "link",
      subjectId: link.id,
      data: { email, role },
    });
    return ok(link);
  });
}
