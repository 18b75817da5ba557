import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listOutletNames } from "#lib/db/outlets.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";

const asked = z.object({});

/** Names of the outlets that articles of this desk come from, in alphabetical order. */
export async function listOutlets(actor: Actor | null, input: z.input<typeof asked> = {}): Promise<Result<string[]>> {
  const admitted = admit(actor, "read the desk", asked, input);
  return admitted.ok ? ok(await listOutletNames(database())) : admitted;
}
