import { z } from "zod";
import { wakePublications } from "#lib/db/outbox.ts";
import { deleteConfirmation, insertConfirmation } from "#lib/db/snapshot-confirmations.ts";
import { listSnapshotMarks } from "#lib/db/snapshots.ts";
import type { SnapshotMark } from "#lib/domain/anchoring/versions.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";

const which = z.object({ articleId: z.uuid(), number: z.number().int() });

/** Says that the outlet's page reads as this snapshot does, which the server didn't read there: from now on readers are told what it changed. */
export function confirmOutletText(actor: Actor | null, input: z.input<typeof which>): Promise<Result<SnapshotMark>> {
  return setConfirmed(actor, input, true);
}

/** Takes that back. */
export function unconfirmOutletText(actor: Actor | null, input: z.input<typeof which>): Promise<Result<SnapshotMark>> {
  return setConfirmed(actor, input, false);
}

async function setConfirmed(actor: Actor | null, input: z.input<typeof which>, confirmed: boolean): Promise<Result<SnapshotMark>> {
  const admitted = admit(actor, "confirm an outlet’s change", which, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: asked } = admitted.value;
  return changeArticle(editor, asked.articleId, async (db, article) => {
    const find = async () => (await listSnapshotMarks(db, article.id, article.sourceUrl)).find(({ number }) => number === asked.number);
    const mark = await find();
    if (!mark) return refuse("not_found", "This article has no such snapshot.");
    if (confirmed && (mark.number === 1 || mark.isReread)) {
      return refuse("invalid", "There is nothing to confirm: this text is compared with, or the same original read again.");
    }
    const done = confirmed
      ? await insertConfirmation(db, { snapshotId: mark.id, userId: editor.id })
      : await deleteConfirmation(db, mark.id);
    await wakePublications(db, article.slug);
    const verb = confirmed ? "confirmed" : "unconfirmed";
    const deed = { verb, subject: "snapshot", subjectId: mark.id, data: { number: mark.number } } as const;
    return ok({ value: (await find()) ?? mark, deed: done ? deed : null });
  });
}
