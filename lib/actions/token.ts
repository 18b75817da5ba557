"use server";

import { createToken } from "#lib/usecases/people/create-token.ts";
import { revokeToken } from "#lib/usecases/people/revoke-token.ts";
import { action } from "./action.ts";

export const createTokenAction = action(createToken, { refresh: true });
export const revokeTokenAction = action(revokeToken, { refresh: true });
