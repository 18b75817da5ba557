import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { chooseCapture, findCapture, listCiting, listCounting } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";
import { reopenCiting } from "../steps/reopen-annotations.ts";
import { isSourceSeen, sourceNotFound } from "../steps/seen-citations.ts";
import { checkQuotes } from "./check-quotes.ts";

const choice = z.object({
  copies: z
    .array(
      z.object({
        /** The source at whose address the copy was made. */
        sourceId: z.uuid(),
        /** Null: none counts, as before there was one. */
        copyId: z.uuid().nullable(),
      }),
    )
    .min(1)
    .max(50),
});

/** Which copies of sources count: the words quoted are looked for in these. All copies stay kept. `before`: those that counted, for undoing. */
export async function chooseCopy(
  actor: Actor | null,
  input: z.input<typeof choice>,
): Promise<Result<{ before: z.infer<typeof choice>["copies"] }>> {
  const admitted = admit(actor, "put in a copy", choice, input);
  if (!admitted.ok) return admitted;
  const { copies } = admitted.value.input;
  const { actor: person } = admitted.value;
  const ids = copies.map(({ sourceId }) => sourceId);
  for (const id of ids) if (!(await isSourceSeen(database(), person, id))) return sourceNotFound();
  const chosen = await inTransaction(async (db) => {
    await reopenCiting(db, person, ids);
    const counting = await listCounting(db, ids);
    for (const { sourceId, copyId } of copies) {
      if (copyId !== null && (await findCapture(db, copyId))?.sourceId !== sourceId)
        return refuse("not_found", "There is no such copy of this source. Nothing was changed.");
      await chooseCapture(db, sourceId, copyId);
      await appendAudit(db, { verb: "copy-chosen", subject: "source", subjectId: sourceId, actorId: person.id, data: { copy: copyId } });
    }
    return ok({
      before: ids.map((sourceId) => ({ sourceId, copyId: counting.find((each) => each.sourceId === sourceId)?.captureId ?? null })),
    });
  });
  if (!chosen.ok) return chosen;
  for (const sourceId of ids) await checkQuotes({ sourceId });
  await notifyCiting(await listCiting(database(), ...ids));
  return chosen;
}
