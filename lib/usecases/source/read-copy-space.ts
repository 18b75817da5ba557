import { z } from "zod";
import { measureCopies } from "#lib/db/captures.ts";
import { database } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";

/** How much all copies of sources take, and may take, in bytes: for admins, who set that. */
export async function readCopySpace(actor: Actor | null): Promise<Result<{ taken: number; quota: number }>> {
  const admitted = admit(actor, "edit the desk", z.undefined(), undefined);
  return admitted.ok ? ok({ taken: await measureCopies(database()), quota: env.evidenceQuota }) : admitted;
}
