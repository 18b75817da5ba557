import { z } from "zod";
import { listAnnotations, listInReadingOrder, type ReadingPlace, readingPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import type { TextOfPassages } from "#lib/domain/api/api.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { fromCursor, type Next, pageOf, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { shownTo } from "../show-annotations.ts";

const asked = z.strictObject({ articleId: z.string().max(200), ...paging });

type AnnotationPage = { annotations: Annotation[]; snapshot: TextOfPassages } & Next;

/** A page of an article's annotations (id or slug) in reading order, with the text they stand on. */
export async function listAnnotationPage(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<AnnotationPage>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, limit, cursor } = admitted.value.input;
  const after = fromCursor<ReadingPlace>(readingPlace, cursor);
  if (!after.ok) return after;
  const db = database();
  const article = await findArticle(db, articleId);
  const found = article && (await findReview(db, article.id));
  if (!found) return articleNotFound();
  const { rows, next } = pageOf(
    await listInReadingOrder(db, article.id, { limit: limit + 1, after: after.value }),
    limit,
    (place) => place,
  );
  const ids = rows.map(([, , , id]) => id);
  const annotations = await shownTo(db, admitted.value.actor, article.id, await listAnnotations(db, article.id, ids));
  return ok({ annotations, snapshot: found.snapshot, next });
}
