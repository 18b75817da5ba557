import { appendAudit } from "#lib/db/audit.ts";
import { inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";

/** The sample library is complete: no later start goes on with it. */
export async function noteSampleLoaded(actor: Actor | null): Promise<Result<null>> {
  const gated = gate(actor, "remove the sample");
  if (!gated.ok) return gated;
  await inTransaction((db) => appendAudit(db, { actorId: gated.value.id || null, verb: "loaded", subject: "sample", subjectId: "sample" }));
  return ok(null);
}
