"use server";

import { redirect } from "next/navigation";
import { currentActor, currentSessionId, forgetSessionCookie } from "#lib/auth/session.ts";
import { changePassword } from "#lib/usecases/people/change-password.ts";
import { confirmPassword } from "#lib/usecases/people/confirm-password.ts";
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

export const changePasswordAction = action(changePassword, { limit: "give a password", refresh: true });
export const confirmPasswordAction = action(confirmPassword, { limit: "give a password" });

export const updateAccountAction = action(updateAccount, { refresh: true });
