import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { markMentionsSeen } from "#lib/db/mentions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const which = z.object({ commentIds: z.array(z.uuid()).min(1).max(500) });

/** This person has seen where these comments call them: they wait for them no more. */
export async function seeMentions(actor: Actor | null, input: z.input<typeof which>): Promise<Result<null>> {
  const admitted = admit(actor, "read the desk", which, input);
  if (!admitted.ok) return admitted;
  await markMentionsSeen(database(), admitted.value.actor.id, admitted.value.input.commentIds);
  return ok(null);
}
