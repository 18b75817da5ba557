import { z } from "zod";
import { getAnnotation, saveAnnotation } from "#lib/db/annotations.ts";
import { lastDeed } from "#lib/db/audit.ts";
import type { Transaction } from "#lib/db/client.ts";
import { findContinued, saveSentenceChange } from "#lib/db/passages.ts";
import { moveSignOffs } from "#lib/db/sign-offs.ts";
import { findSnapshotTexts } from "#lib/db/snapshots.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { sentenceChangesInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { changeArticle, recordDeed } from "../change-article.ts";
import { sentencesInput, theirAnnotations } from "../steps/sentences-input.ts";

/** Takes back what `confirmSentences` did: the passages wait again, and sign-offs that it made stale count again. */
export async function unconfirmSentences(actor: Actor | null, input: z.input<typeof sentencesInput>): Promise<Result<Annotation[]>> {
  const admitted = admit(actor, "edit an annotation", sentencesInput, input);
  if (!admitted.ok) return admitted;
  const { actor: person, input: given } = admitted.value;

  return changeArticle(person, given.articleId, async (db, article) => {
    const found = await theirAnnotations(db, person, article.id, given.passages);
    if (!found.ok) return found;
    for (const { annotation, passageIds } of found.value) {
      for (const passageId of passageIds) {
        const change = await changeOf(db, annotation, passageId, article.language);
        if (!change) return refuse("not_found", "The sentence of this passage has not changed.", { field: "passageId" });
        await saveSentenceChange(db, passageId, change);
      }
      await reopen(db, person, annotation, passageIds);
    }
    const annotations = await Promise.all(found.value.map(({ annotation }) => getAnnotation(db, annotation.id)));
    return ok({ value: annotations, deed: null });
  });
}

/** How its sentence differs from the one on the snapshot before. */
async function changeOf(db: Transaction, { passages }: Annotation, passageId: string, language: string): Promise<SentenceChange | null> {
  const now = passages.find(({ id, anchoring }) => id === passageId && anchoring !== "lost");
  const old = now && (await findContinued(db, passageId));
  if (!now || !old) return null;
  const texts = await findSnapshotTexts(db, [old.snapshotId, now.snapshotId]);
  const [change] = await sentenceChangesInWorker(
    texts.get(old.snapshotId) ?? "",
    texts.get(now.snapshotId) ?? "",
    [{ old: { start: old.start, end: old.end }, now: { start: now.start, end: now.end } }],
    language,
  );
  return change ?? null;
}

const confirmation = z.object({ signed: z.number().int(), version: z.number().int() });

async function reopen(db: Transaction, person: Actor, { id, articleId, version }: Annotation, passageIds: string[]): Promise<void> {
  const last = await lastDeed(db, id);
  const confirmed = last?.verb === "confirmed" ? confirmation.safeParse(last.data).data : undefined;
  const raised = confirmed?.version === version && confirmed.signed < version;
  if (raised) {
    await saveAnnotation(db, id, {}, person.id);
    await moveSignOffs(db, id, confirmed.signed, version + 1);
  }
  const data = { passages: passageIds, version: raised ? version + 1 : version };
  await recordDeed(db, person.id, articleId, { verb: "unconfirmed", subject: "annotation", subjectId: id, data });
}
