import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { findAnnotationPlace, getAnnotation } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { newAnnotation } from "#lib/domain/claim/annotation-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound, type Change, changeArticle } from "../change-article.ts";
import { idTaken, writeAnnotation } from "../steps/write-annotation.ts";

/** Marks a claim in one or more passages of the snapshot under review. Without a claim, the words marked first stand for it. */
export async function createAnnotation(actor: Actor | null, input: z.input<typeof newAnnotation>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "annotate", newAnnotation, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: fields } = admitted.value;

  return changeArticle(author, fields.articleId, async (db) => {
    const id = fields.id ?? randomUUID();
    const made = fields.id ? await madeBefore(db, author, fields.articleId, id) : null;
    if (made) return made;
    return writeAnnotation(db, author, id, fields);
  });
}

/** Asked a second time, as after an answer that got lost. With the article locked, so that it sees one that is being made just now. */
async function madeBefore(db: Transaction, author: Actor, articleId: string, id: string): Promise<Result<Change<Annotation>> | null> {
  const place = await findAnnotationPlace(db, id);
  if (!place) return null;
  const annotation = await getAnnotation(db, id);
  if (annotation.createdBy.id !== author.id || place.articleId !== articleId) return idTaken();
  return place.deleted ? annotationNotFound() : ok({ value: annotation, deed: null });
}
