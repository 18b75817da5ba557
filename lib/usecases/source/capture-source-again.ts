import { z } from "zod";
import { listOpenAddresses } from "#lib/db/archive-requests.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { askForCaptures, listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { documentOf, listFurtherAddresses } from "#lib/db/merged-sources.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";

const asked = z.object({ id: z.uuid() });

/** Has the document of a source fetched (again), at each address at which something open to this person cites it. It is no change of what cites it. */
export async function captureSourceAgain(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "capture a source", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: person } = admitted.value;
  const id = await documentOf(database(), admitted.value.input.id);
  if (!(await isSourceSeen(database(), person, id))) return sourceNotFound();
  const answer = await inTransaction(async (db): Promise<Result<null>> => {
    const open = await listOpenAddresses(db, id, person.id);
    if (open.length === 0)
      return refuse(
        "invalid",
        "Nothing is fetched for this source: the articles that cite it are set to fetch nothing or are the sample’s, or it is a file. A copy can be put in by hand.",
      );
    await askForCaptures(
      db,
      open.map((address) => address.id),
    );
    await appendAudit(db, { verb: "capture-asked", subject: "source", subjectId: id, actorId: person.id, data: {} });
    return ok(null);
  });
  if (answer.ok)
    await notifyCiting(await listCiting(database(), id, ...(await listFurtherAddresses(database(), id)).map((each) => each.id)));
  return answer;
}
