"use server";

import { refresh } from "next/cache";
import { currentActor } from "#lib/auth/session.ts";
import type { ApiTokenSummary } from "#lib/domain/people/user.ts";
import type { Result } from "#lib/domain/result.ts";
import { createToken } from "#lib/usecases/people/create-token.ts";
import { revokeToken } from "#lib/usecases/people/revoke-token.ts";

export async function createTokenAction(input: { name: string }): Promise<Result<ApiTokenSummary & { token: string }>> {
  const result = await createToken(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}

export async function revokeTokenAction(input: { id: string }): Promise<Result<null>> {
  const result = await revokeToken(await currentActor(), input);
  if (result.ok) refresh();
  return result;
}
