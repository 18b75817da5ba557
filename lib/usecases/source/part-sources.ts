import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { lockSources, partSource } from "#lib/db/merged-sources.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { reopenCiting } from "../steps/reopen-annotations.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";

const asked = z.object({
  id: z.uuid(),
  /** Which is taken out of it again. */
  otherId: z.uuid(),
  /** These addresses go with it, as merging moved them; without any, its own alone. */
  moved: z.array(z.uuid()).max(1000).default([]),
});

/** Says that a source which was merged into another is a document of its own after all, with what was said of it before. */
export async function partSources(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "edit a source", asked, input);
  if (!admitted.ok) return admitted;
  const { id, otherId, moved } = admitted.value.input;
  const { actor: editor } = admitted.value;
  if (!(await isSourceSeen(database(), editor, id))) return sourceNotFound();
  const parted = await inTransaction(async (db): Promise<Result<null>> => {
    await reopenCiting(db, editor, [otherId, ...moved]);
    await lockSources(db, [id]);
    if (!(await partSource(db, id, otherId, moved)))
      return refuse("invalid", "This address was not merged into this source. Nothing was changed.", { field: "otherId" });
    await appendAudit(db, { verb: "separated", subject: "source", subjectId: id, actorId: editor.id, data: { otherId } });
    return ok(null);
  });
  if (parted.ok) await notifyCiting(await listCiting(database(), id, otherId, ...moved));
  return parted;
}
