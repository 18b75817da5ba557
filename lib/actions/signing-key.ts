"use server";

import { currentActor } from "#lib/auth/session.ts";
import { rotateSigningKey } from "#lib/usecases/revision/rotate-signing-key.ts";

export async function rotateSigningKeyAction(): ReturnType<typeof rotateSigningKey> {
  return rotateSigningKey(await currentActor());
}
