import { z } from "zod";
import { readingPlace } from "#lib/db/annotations.ts";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import type { TextOfPassages } from "#lib/domain/api/api.ts";
import type { AnnotationPart } from "#lib/domain/claim/review.ts";
import { fromCursor, paging } from "#lib/domain/paging.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { annotationPart } from "../steps/annotation-part.ts";

const asked = z.strictObject({ articleId: z.string().max(200), ...paging });

/** A page of an article's annotations (id or slug) in reading order. */
export async function listAnnotationPart(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<AnnotationPart>> {
  const admitted = admit(actor, "read the desk", asked, input);
  if (!admitted.ok) return admitted;
  const { articleId, limit, cursor } = admitted.value.input;
  const after = fromCursor(readingPlace, cursor);
  if (!after.ok) return after;
  const article = await findArticle(database(), articleId);
  if (!article) return articleNotFound();
  return ok(await annotationPart(admitted.value.actor, article.id, { limit, after: after.value }));
}

/** The same with the text that they stand on. */
export async function listAnnotationPage(
  actor: Actor | null,
  input: z.input<typeof asked>,
): Promise<Result<AnnotationPart & { snapshot: TextOfPassages }>> {
  const part = await listAnnotationPart(actor, input);
  if (!part.ok) return part;
  const article = await findArticle(database(), input.articleId);
  const found = article && (await findReview(database(), article.id));
  return found ? ok({ ...part.value, snapshot: found.snapshot }) : articleNotFound();
}
