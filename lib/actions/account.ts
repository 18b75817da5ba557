"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { currentActor, currentSessionId, forgetSessionCookie } from "#lib/auth/session.ts";
import type { User } from "#lib/domain/people/user.ts";
import type { Result } from "#lib/domain/result.ts";
import { limit } from "#lib/http/rate-limits.ts";
import { changePassword } from "#lib/usecases/people/change-password.ts";
import { endSession } from "#lib/usecases/people/end-session.ts";
import { signOut } from "#lib/usecases/people/sign-out.ts";
import { signOutEverywhere } from "#lib/usecases/people/sign-out-everywhere.ts";
import { updateAccount } from "#lib/usecases/people/update-account.ts";

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

export async function endSessionAction(input: { id: string }): Promise<Result<null>> {
  const result = await endSession(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

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

export async function updateAccountAction(input: { name: string; publicNote: string }): Promise<Result<User>> {
  const result = await updateAccount(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
