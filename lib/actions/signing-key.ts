"use server";

import { rotateSigningKey } from "#lib/usecases/revision/rotate-signing-key.ts";
import { action } from "./action.ts";

export const rotateSigningKeyAction = action(rotateSigningKey);
