import { z } from "zod";
import { inTransaction } from "#lib/db/client.ts";
import { wakePublications } from "#lib/db/outbox.ts";
import { listDeskKeys, rotateSigningKey as rotate } from "#lib/db/signing-keys.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import type { DeskKey } from "#lib/domain/revision/signed-revision.ts";
import { admit } from "../admit.ts";

const asked = z.object({});

/** Gives the desk a new signing key. Revisions signed so far stay valid: the old key stays listed, with its period. Returns the list. */
export async function rotateSigningKey(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<DeskKey[]>> {
  const admitted = admit(actor, "begin a signing key", asked, input);
  if (!admitted.ok) return admitted;
  return inTransaction(async (db) => {
    await rotate(db, admitted.value.actor.id);
    // The list of keys is a public page: every node forgets its copy.
    await wakePublications(db, "");
    return ok(await listDeskKeys(db));
  });
}
