import { database } from "#lib/db/client.ts";
import { countUnseenMentions } from "#lib/db/mentions.ts";
import { countDueArticles } from "#lib/db/work-articles.ts";
import { countWorkCards } from "#lib/db/work-cards.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { dayFrom, mostCounted } from "#lib/domain/work/work.ts";
import { gate } from "../gate.ts";
import { workerOf } from "../steps/worker-of.ts";

/** How much waits for this person: to sign off, returned, second verdicts, verdicts that differ, unseen mentions, due today or before. Each counted so far and no further. */
export async function countWork(actor: Actor | null): Promise<Result<{ count: number }>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const db = database();
  const worker = await workerOf(db, gated.value);
  const most = mostCounted + 1;
  const counts = await Promise.all([
    countWorkCards(db, "toSignOff", worker, most),
    countWorkCards(db, "returned", worker, most),
    countWorkCards(db, "secondVerdicts", worker, most),
    countWorkCards(db, "differing", worker, most),
    countUnseenMentions(db, worker, most),
    countDueArticles(db, worker.id, dayFrom(Date.now()), most),
  ]);
  return ok({ count: counts.reduce((sum, count) => sum + count, 0) });
}
