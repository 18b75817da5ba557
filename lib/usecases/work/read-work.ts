import { database } from "#lib/db/client.ts";
import { listMentions } from "#lib/db/mentions.ts";
import { listAssignedArticles, listChanges, listDueArticles } from "#lib/db/work-articles.ts";
import { listWorkCards } from "#lib/db/work-cards.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { dayFrom, dueDays, mostOfPart, type Work, type WorkPart } from "#lib/domain/work/work.ts";
import { gate } from "../gate.ts";
import { workerOf } from "../steps/worker-of.ts";

/** All that waits for this person at the desk, or was said to them, as far as they may open it. */
export async function readWork(actor: Actor | null): Promise<Result<Work>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const db = database();
  const worker = await workerOf(db, gated.value);
  const [most, soon] = [mostOfPart + 1, dayFrom(Date.now(), dueDays)];
  const [toSignOff, returned, secondVerdicts, differing, mentions, due, assigned, changed, drafts] = await Promise.all([
    listWorkCards(db, "toSignOff", worker, most),
    listWorkCards(db, "returned", worker, most),
    listWorkCards(db, "secondVerdicts", worker, most),
    listWorkCards(db, "differing", worker, most),
    listMentions(db, worker, most),
    listDueArticles(db, worker.id, soon, most),
    listAssignedArticles(db, worker.id, soon, most),
    listChanges(db, worker.id, most),
    listWorkCards(db, "drafts", worker, most),
  ]);
  return ok({
    toSignOff: partOf(toSignOff),
    returned: partOf(returned),
    secondVerdicts: partOf(secondVerdicts),
    differing: partOf(differing),
    mentions: partOf(mentions),
    due: partOf(due),
    assigned: partOf(assigned),
    changed: partOf(changed),
    drafts: partOf(drafts),
  });
}

function partOf<Line>(lines: Line[]): WorkPart<Line> {
  return { lines: lines.slice(0, mostOfPart), more: lines.length > mostOfPart };
}
