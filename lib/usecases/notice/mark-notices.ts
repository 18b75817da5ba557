import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { setNoticesRead } from "#lib/db/notices.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const marks = z.object({
  /** Null: all of them. */
  ids: z.array(z.uuid()).max(100_000).nullable(),
  read: z.boolean(),
});

/** Marks one's notices as read, or as unread again. Answers with those it changed, so that it can be taken back. */
export async function markNotices(actor: Actor | null, input: z.input<typeof marks>): Promise<Result<{ ids: string[] }>> {
  const admitted = admit(actor, "read the desk", marks, input);
  if (!admitted.ok) return admitted;
  const { ids, read } = admitted.value.input;
  return ok({ ids: await setNoticesRead(database(), admitted.value.actor.id, ids, read) });
}
