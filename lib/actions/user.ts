"use server";

import { refresh } from "next/cache";
import { admitVisitor } from "#lib/auth/admit-visitor.ts";
import { mailLink } from "#lib/auth/mail-link.ts";
import { currentActor } from "#lib/auth/session.ts";
import type { FreshLink, User } from "#lib/domain/people/user.ts";
import type { Result } from "#lib/domain/result.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { acceptLink } from "#lib/usecases/people/accept-link.ts";
import { changeRole } from "#lib/usecases/people/change-role.ts";
import { createResetLink } from "#lib/usecases/people/create-reset-link.ts";
import { deactivateUser } from "#lib/usecases/people/deactivate-user.ts";
import { inviteUser } from "#lib/usecases/people/invite-user.ts";
import { reactivateUser } from "#lib/usecases/people/reactivate-user.ts";
import { revokeInvitation } from "#lib/usecases/people/revoke-invitation.ts";

/** The link goes back to the admin to hand on, and by mail where mail is set up. */
type SentLink = FreshLink & { mailed: boolean };

async function send(result: Result<FreshLink>): Promise<Result<SentLink>> {
  if (!result.ok) return result;
  const mailed = await mailLink(result.value);
  refresh();
  return { ok: true, value: { ...result.value, mailed } };
}

export async function inviteUserAction(input: { email: string; role: string }): Promise<Result<SentLink>> {
  const actor = await currentActor();
  const allowed = await limit("invite", actor?.id ?? "visitor");
  return allowed.ok ? send(await inviteUser(actor, input)) : allowed;
}

export async function createResetLinkAction(input: { userId: string }): Promise<Result<SentLink>> {
  const actor = await currentActor();
  const allowed = await limit("invite", actor?.id ?? "visitor");
  return allowed.ok ? send(await createResetLink(actor, input)) : allowed;
}

export async function revokeInvitationAction(input: { id: string }): Promise<Result<null>> {
  const result = await revokeInvitation(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

export async function changeRoleAction(input: { id: string; role: string }): Promise<Result<User>> {
  const result = await changeRole(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

export async function deactivateUserAction(input: { id: string }): Promise<Result<User>> {
  const result = await deactivateUser(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

export async function reactivateUserAction(input: { id: string }): Promise<Result<User>> {
  const result = await reactivateUser(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

/** Open to visitors: the link is what lets them in. */
export async function acceptLinkAction(input: Record<string, string>): Promise<Result<{ email: string }>> {
  const allowed = await admitVisitor("open a link");
  return allowed.ok ? acceptLink(input) : allowed;
}
