import { database } from "#lib/db/client.ts";
import { listWorkCards } from "#lib/db/work-cards.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { mostOfPart, type WorkCard } from "#lib/domain/work/work.ts";
import { gate } from "../gate.ts";
import { workerOf } from "../steps/worker-of.ts";

/** What waits for this person's sign-off, across articles, the longest waiting first: to go through it. */
export async function listToSignOff(actor: Actor | null): Promise<Result<WorkCard[]>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const db = database();
  return ok(await listWorkCards(db, "toSignOff", await workerOf(db, gated.value), mostOfPart));
}
