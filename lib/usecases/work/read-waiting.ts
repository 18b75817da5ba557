import { z } from "zod";
import { database } from "#lib/db/client.ts";
import { listOpenAssignments, listReturnedTo } from "#lib/db/handovers.ts";
import { findUser } from "#lib/db/users.ts";
import { countWorkCards } from "#lib/db/work-cards.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { Waiting } from "#lib/domain/work/handover.ts";
import { mostCounted } from "#lib/domain/work/work.ts";
import { admit } from "../admit.ts";
import { workerOf } from "../steps/worker-of.ts";

const which = z.object({ userId: z.uuid() });

/** What waits for someone of the desk, to be handed to somebody else where they leave. */
export async function readWaiting(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Waiting>> {
  const admitted = admit(actor, "list users", which, input);
  if (!admitted.ok) return admitted;
  const db = database();
  const user = await findUser(db, admitted.value.input.userId);
  if (!user || user.sample) return refuse("not_found", "There is no such person at this desk.");
  const { id, name, role } = user;
  const [articles, returned, secondVerdicts] = await Promise.all([
    listOpenAssignments(db, id),
    listReturnedTo(db, id),
    workerOf(db, { id, name, role, via: "job" }).then((worker) => countWorkCards(db, "secondVerdicts", worker, mostCounted + 1)),
  ]);
  return ok({ articles: articles.map(({ title }) => title), returned: returned.length, secondVerdicts });
}
