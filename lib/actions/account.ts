"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor, currentSessionId, forgetSessionCookie } from "#lib/auth/session.ts";
import type { Result } from "#lib/domain/result.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { changePassword } from "#lib/usecases/people/change-password.ts";
import { endSession } from "#lib/usecases/people/end-session.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { signOutEverywhere } from "#lib/usecases/people/sign-out-everywhere.ts";
import { updateAccount } from "#lib/usecases/people/update-account.ts";
import { action } from "./action.ts";

export async function signOutAction(): Promise<void> {
  await signOut(await currentSessionId());
  await forgetSessionCookie();
  redirect("/sign-in");
}

export async function signOutEverywhereAction(): Promise<void> {
  await signOutEverywhere(await currentActor());
  await forgetSessionCookie();
  redirect("/sign-in");
}

export const endSessionAction = action(endSession, { refresh: true });

export async function changePasswordAction(input: {
  currentPassword: string;
  newPassword: string;
}): Promise<Result<{ sessionsEnded: number }>> {
  const actor = await currentActor();
  const allowed = await limit("change a password", actor?.id ?? "visitor");
  if (!allowed.ok) return allowed;
  const keepSessionId = (await currentSessionId()) ?? undefined;
  const result = await changePassword(actor, { currentPassword: input.currentPassword, newPassword: input.newPassword, keepSessionId });
  if (result.ok) refresh();
  return result;
}

export const updateAccountAction = action(updateAccount, { refresh: true });
