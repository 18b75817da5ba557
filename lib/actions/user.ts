"use server";

import { admitVisitor } from "#lib/auth/admit-visitor.ts";
import { rememberThisDevice } from "#lib/auth/known-device.ts";
import { mailLink } from "#lib/auth/mail-link.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { FreshLink } from "#lib/domain/people/user.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { acceptLink } from "#lib/usecases/people/accept-link.ts";
import { changeRole } from "#lib/usecases/people/change-role.ts";
import { createResetLink } from "#lib/usecases/people/create-reset-link.ts";
import { deactivateUser } from "#lib/usecases/people/deactivate-user.ts";
import { endSessionsOf } from "#lib/usecases/people/end-sessions-of.ts";
import { inviteUser } from "#lib/usecases/people/invite-user.ts";
import { reactivateUser } from "#lib/usecases/people/reactivate-user.ts";
import { revokeInvitation } from "#lib/usecases/people/revoke-invitation.ts";
import { handOver, takeBackHandover } from "#lib/usecases/work/hand-over.ts";
import { readWaiting } from "#lib/usecases/work/read-waiting.ts";
import { action } from "./action.ts";

/** The link goes back to the admin to hand on, and by mail where mail is set up. */
type SentLink = FreshLink & { mailed: boolean };

function mailed<Input>(perform: (actor: Actor | null, input: Input) => Promise<Result<FreshLink>>) {
  return async (actor: Actor | null, input: Input): Promise<Result<SentLink>> => {
    const result = await perform(actor, input);
    return result.ok ? ok({ ...result.value, mailed: await mailLink(result.value) }) : result;
  };
}

export const inviteUserAction = action(mailed(inviteUser), { limit: "invite", refresh: true });
export const createResetLinkAction = action(mailed(createResetLink), { limit: "invite", refresh: true });
export const revokeInvitationAction = action(revokeInvitation, { refresh: true });
export const changeRoleAction = action(changeRole, { refresh: true });
export const deactivateUserAction = action(deactivateUser, { refresh: true });
export const endSessionsOfAction = action(endSessionsOf, { refresh: true });
export const readWaitingAction = action(readWaiting);
export const handOverAction = action(handOver);
export const takeBackHandoverAction = action(takeBackHandover);
export const reactivateUserAction = action(reactivateUser, { refresh: true });

/** Open to visitors: the link is what lets them in. */
export async function acceptLinkAction(input: Record<string, string>): Promise<Result<{ email: string }>> {
  const accepted = await admitVisitor("open a link", () => acceptLink(input));
  if (accepted.ok) await rememberThisDevice(accepted.value.email);
  return accepted;
}
