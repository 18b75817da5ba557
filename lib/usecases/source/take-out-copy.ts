import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { findCapture, listCiting, takeOutContent } from "#lib/db/captures.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { saysSomething } from "#lib/domain/text/says-something.ts";
import { admit } from "../admit.ts";
import { notifyCiting } from "../steps/notify-citing.ts";

const asked = z.object({
  id: z.uuid(),
  reason: z.string().trim().refine(saysSomething, "Say why: it stays in the record.").max(500, "A reason has at most 500 characters."),
});

/**
 * Takes what was read out of the database for good, as a law may ask: bytes and text, wherever else they were read. That there was a copy, when,
 * and its hashes stay, so that whoever has it can still show that it is the one. It is never kept again.
 */
export async function takeOutCopy(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<null>> {
  const admitted = admit(actor, "take out a copy", asked, input);
  if (!admitted.ok) return admitted;
  const { id, reason } = admitted.value.input;
  const actorId = admitted.value.actor.id;
  const sourceId = await inTransaction(async (db) => {
    const capture = await findCapture(db, id);
    if (!capture) return null;
    const { sha256, textSha256 } = capture;
    await takeOutContent(db, textSha256 === null ? [sha256] : [sha256, textSha256]);
    const data = { copy: id, sha256, textSha256, reason };
    await appendAudit(db, { verb: "taken-out", subject: "source", subjectId: capture.sourceId, actorId, data });
    return capture.sourceId;
  });
  if (sourceId === null) return refuse("not_found", "There is no such copy.");
  await notifyCiting(await listCiting(database(), sourceId));
  return ok(null);
}
