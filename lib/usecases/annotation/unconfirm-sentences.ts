import { z } from "zod";
import { getAnnotation, listAnnotations, saveAnnotation } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { lastDeed } from "#lib/db/audit.ts";
import { database, type Transaction } from "#lib/db/client.ts";
import { findContinued, saveSentenceChange } from "#lib/db/passages.ts";
import { moveSignOffs } from "#lib/db/sign-offs.ts";
import { findSnapshotTexts } from "#lib/db/snapshots.ts";
import type { Annotation, Passage } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import type { SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { sentenceChangesInWorker } from "#lib/importer/compare-in-worker.ts";
import { admit } from "../admit.ts";
import { changeArticle, recordDeed, staleAnnotation } from "../change-article.ts";
import { noteAuthor } from "../steps/note-authors.ts";
import { sentencesInput, theirAnnotations } from "../steps/sentences-input.ts";

/** Takes back what `confirmSentences` did: the passages wait again, and sign-offs that it made stale count again. */
export async function unconfirmSentences(actor: Actor | null, input: z.input<typeof sentencesInput>): Promise<Result<Annotation[]>> {
  const admitted = admit(actor, "edit an annotation", sentencesInput, input);
  if (!admitted.ok) return admitted;
  const { actor: person, input: given } = admitted.value;

  const compared = await compareSentences(given);
  return changeArticle(person, given.articleId, async (db, article) => {
    const found = await theirAnnotations(db, person, article.id, given.passages);
    if (!found.ok) return found;
    for (const { annotation, passageIds } of found.value) {
      for (const passageId of passageIds) {
        const now = annotation.passages.find(({ id }) => id === passageId);
        const before = compared.get(passageId);
        // The text or the passage has moved on since they were compared.
        if (now && before && !stands(before.now, now)) return staleAnnotation(person, annotation);
        if (!now || !before?.change) return refuse("not_found", "The sentence of this passage has not changed.", { field: "passageId" });
        await saveSentenceChange(db, passageId, before.change);
      }
      await reopen(db, person, annotation, passageIds);
    }
    const annotations = await Promise.all(found.value.map(({ annotation }) => getAnnotation(db, annotation.id)));
    return ok({ value: annotations, deed: null });
  });
}

type Compared = { now: Passage; change: SentenceChange | null };

/** How the sentence of each passage differs from the one on the snapshot before, by passage: worked out with no row locked. */
async function compareSentences({ articleId, passages }: z.infer<typeof sentencesInput>): Promise<Map<string, Compared>> {
  const article = await findArticle(database(), articleId);
  if (!article) return new Map();
  const annotations = await listAnnotations(database(), articleId, [...new Set(passages.map(({ annotationId }) => annotationId))]);
  const wanted = new Set(passages.map(({ passageId }) => passageId));
  const standing = annotations
    .flatMap((annotation) => annotation.passages)
    .filter(({ id, anchoring }) => wanted.has(id) && anchoring !== "lost");
  const compared = new Map<string, Compared>();
  for (const now of standing) {
    const old = await findContinued(database(), now.id);
    if (old) compared.set(now.id, { now, change: await compare(old, now, article.language) });
  }
  return compared;
}

async function compare(old: Passage, now: Passage, language: string): Promise<SentenceChange | null> {
  const texts = await findSnapshotTexts(database(), [old.snapshotId, now.snapshotId]);
  const [change] = await sentenceChangesInWorker(
    texts.get(old.snapshotId) ?? "",
    texts.get(now.snapshotId) ?? "",
    [{ old: { start: old.start, end: old.end }, now: { start: now.start, end: now.end } }],
    language,
  );
  return change ?? null;
}

function stands(before: Passage, now: Passage): boolean {
  return before.snapshotId === now.snapshotId && before.start === now.start && before.end === now.end && now.anchoring !== "lost";
}

const confirmation = z.object({ signed: z.number().int(), version: z.number().int() });

async function reopen(db: Transaction, person: Actor, annotation: Annotation, passageIds: string[]): Promise<void> {
  const { id, articleId, version } = annotation;
  const last = await lastDeed(db, id);
  const confirmed = last?.verb === "confirmed" ? confirmation.safeParse(last.data).data : undefined;
  const raised = confirmed?.version === version && confirmed.signed < version;
  if (raised) {
    await saveAnnotation(db, id, {}, person.id);
    await moveSignOffs(db, id, confirmed.signed, version + 1);
    await noteAuthor(db, annotation, person.id);
  }
  const data = { passages: passageIds, version: raised ? version + 1 : version };
  await recordDeed(db, person.id, articleId, { verb: "unconfirmed", subject: "annotation", subjectId: id, data });
}
