import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { listCiting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { lockSources, mergeSource } from "#lib/db/merged-sources.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { reopenCiting } from "../steps/reopen-annotations.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";

const asked = z.object({
  id: z.uuid(),
  /** Whose addresses go to it. */
  otherId: z.uuid(),
});

/**
 * Says that two sources are one document: the addresses of the other are further ones of this one, whose details count from now on. What cites
 * them stays at its address, and what was published as it was. `moved`: the addresses that went, for undoing.
 */
export async function mergeSources(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<{ moved: string[] }>> {
  const admitted = admit(actor, "edit a source", asked, input);
  if (!admitted.ok) return admitted;
  const { id, otherId } = admitted.value.input;
  const { actor: editor } = admitted.value;
  for (const each of [id, otherId]) if (!(await isSourceSeen(database(), editor, each))) return sourceNotFound();
  const merged = await inTransaction(async (db): Promise<Result<{ moved: string[] }>> => {
    await reopenCiting(db, editor, [otherId]);
    const locked = await lockSources(db, [id, otherId]);
    if (id === otherId || locked.get(otherId) === id || locked.get(id) === otherId)
      return refuse("invalid", "These are one source already. Nothing was changed.", { field: "otherId" });
    if (locked.get(id) !== null || locked.get(otherId) !== null) return sourceNotFound();
    const moved = await mergeSource(db, otherId, id);
    const data = { otherId, addresses: moved };
    await appendAudit(db, { verb: "joined", subject: "source", subjectId: id, actorId: editor.id, data });
    return ok({ moved });
  });
  if (merged.ok) await notifyCiting(await listCiting(database(), id, ...merged.value.moved));
  return merged;
}
