import { saveAnnotation } from "#lib/db/annotations.ts";
import { hasWritten } from "#lib/db/audit.ts";
import type { Transaction } from "#lib/db/client.ts";
import { saveSentenceChange } from "#lib/db/passages.ts";
import { noteWordsChanged } from "#lib/db/second-verdicts.ts";
import { type Annotation, isSuspended } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { recordDeed } from "../change-article.ts";
import { noteAuthor } from "./note-authors.ts";

/**
 * Writes down that an annotation's verdict holds in the sentences of these passages as they stand now. From one of its authors that is a
 * change, which somebody else signs off; from anybody else it is the second look itself.
 */
export async function confirmSentence(db: Transaction, person: Actor, annotation: Annotation, passageIds: string[]): Promise<void> {
  const { id, articleId, version, createdBy, updatedBy, authors } = annotation;
  for (const passageId of passageIds) await saveSentenceChange(db, passageId, null);
  // Two verdicts are of what it said before.
  if (annotation.passages.some((passage) => passageIds.includes(passage.id) && isSuspended(passage))) await noteWordsChanged(db, id);
  const isAuthor = [createdBy, updatedBy, ...authors].some((each) => each.id === person.id) || (await hasWritten(db, id, person.id));
  if (isAuthor) {
    await saveAnnotation(db, id, {}, person.id);
    await noteAuthor(db, annotation, person.id);
  }
  const data = { passages: passageIds, signed: version, version: isAuthor ? version + 1 : version };
  await recordDeed(db, person.id, articleId, { verb: "confirmed", subject: "annotation", subjectId: id, data });
}
