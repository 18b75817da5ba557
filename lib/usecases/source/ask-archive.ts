import { z } from "zod";
import { listOpenAddresses, requestArchiving } from "#lib/db/archive-requests.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { documentOf, listFurtherAddresses } from "#lib/db/merged-sources.ts";
import { listSourcesOf } from "#lib/db/source-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";

const asked = z.object({ id: z.uuid() });

/** Has the outside archive asked to keep a source. It is no change of what cites it. */
export async function askArchive(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "capture a source", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: person } = admitted.value;
  const id = await documentOf(database(), admitted.value.input.id);
  if (!(await isSourceSeen(database(), person, id))) return sourceNotFound();
  if (env.archiveUrl === undefined) return refuse("invalid", "No archive is set up at this desk: an admin sets ASSAY_ARCHIVE_URL.");
  const answer = await inTransaction(async (db): Promise<Result<null>> => {
    const [source] = await listSourcesOf(db, [id]);
    if (source?.archivedUrl)
      return refuse("conflict", `It has an archived copy already: ${source.archivedUrl}. Take that out of its details to ask for another.`);
    const [open] = await listOpenAddresses(db, id, person.id);
    if (!open)
      return refuse(
        "invalid",
        "Nothing is asked of anybody for this source: the articles that cite it are set to fetch nothing, or it is a file.",
      );
    await requestArchiving(db, [{ sourceId: id, url: open.url }]);
    await appendAudit(db, { verb: "archive-asked", subject: "source", subjectId: id, actorId: person.id, data: {} });
    return ok(null);
  });
  if (answer.ok)
    await notifyCiting(await listCiting(database(), id, ...(await listFurtherAddresses(database(), id)).map((each) => each.id)));
  return answer;
}
