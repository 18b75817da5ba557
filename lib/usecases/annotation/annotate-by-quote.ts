import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { findReview } from "#lib/db/reviews.ts";
import { type AnnotationPatch, annotationPatch, annotationRequest, type TextOfPassages } from "#lib/domain/api/api.ts";
import type { Annotation, Evidence } from "#lib/domain/claim/annotation.ts";
import type { newAnnotation } from "#lib/domain/claim/annotation-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { resolveEvidence } from "../steps/resolve-evidence.ts";
import { resolvePassages } from "../steps/resolve-passages.ts";
import { createAnnotation } from "./create-annotation.ts";
import { readAnnotation } from "./read-annotation.ts";
import { updateAnnotation } from "./update-annotation.ts";

/** An annotation with the text that its passages stand on, for edges that count in code points. */
export type AnnotationOnText = { annotation: Annotation; snapshot: TextOfPassages };

const asked = annotationRequest.extend({ article: z.string().max(200) });

/** Creates an annotation from quotes or code point positions, Markdown and addresses: how programs say what people select. */
export async function annotateByQuote(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<AnnotationOnText>> {
  const admitted = admit(actor, "annotate", asked, input);
  if (!admitted.ok) return admitted;
  const { article: wanted, ...request } = admitted.value.input;
  const review = await reviewText(wanted);
  if (!review.ok) return review;
  const { articleId } = review.value;
  const fields = await toFields(request, review.value.snapshot.text, { articleId, known: [] });
  if (!fields.ok) return fields;
  const created = await createAnnotation(actor, {
    ...fields.value,
    passages: fields.value.passages ?? [],
    articleId,
  });
  return created.ok ? ok({ annotation: created.value, snapshot: review.value.snapshot }) : created;
}

const revision = annotationPatch.safeExtend({ id: z.string(), version: z.number().int() });

/** Changes what is given of an annotation. `version` is the one the caller read. */
export async function reviseByQuote(actor: Actor | null, input: z.input<typeof revision>): Promise<Result<AnnotationOnText>> {
  const admitted = admit(actor, "edit an annotation", revision, input);
  if (!admitted.ok) return admitted;
  const { id, version, ...change } = admitted.value.input;
  const known = await readAnnotationOnText(actor, { id });
  if (!known.ok) return known;
  const { articleId, evidence } = known.value.annotation;
  const fields = await toFields(change, known.value.snapshot.text, { articleId, known: evidence });
  if (!fields.ok) return fields;
  const updated = await updateAnnotation(actor, { ...fields.value, id, version });
  return updated.ok ? ok({ ...known.value, annotation: updated.value }) : updated;
}

export async function readAnnotationOnText(
  actor: Actor | null,
  input: Parameters<typeof readAnnotation>[1],
): Promise<Result<AnnotationOnText>> {
  const annotation = await readAnnotation(actor, input);
  if (!annotation.ok) return annotation;
  const review = await reviewText(annotation.value.articleId);
  return review.ok ? ok({ annotation: annotation.value, snapshot: review.value.snapshot }) : review;
}

async function reviewText(wanted: string): Promise<Result<{ articleId: string; snapshot: TextOfPassages }>> {
  const article = await findArticle(database(), wanted);
  const found = article && (await findReview(database(), article.id));
  return article && found ? ok({ articleId: article.id, snapshot: found.snapshot }) : articleNotFound();
}

/** What the API takes, as the use cases that write take it; they check all of it again. */
async function toFields(
  request: AnnotationPatch,
  text: string,
  where: { articleId: string; known: Evidence[] },
): Promise<Result<Partial<z.input<typeof newAnnotation>>>> {
  const { passages, rationale, evidence, claimedOn, ...plain } = request;
  const resolved = passages && resolvePassages(text, passages);
  if (resolved?.ok === false) return resolved;
  const rows = evidence && (await resolveEvidence(database(), evidence, where));
  if (rows?.ok === false) return rows;
  return ok({
    ...plain,
    ...(claimedOn !== undefined && { claimedOn: claimedOn ?? "" }),
    ...(resolved && { passages: resolved.value }),
    ...(rationale !== undefined && { rationale: proseFromMarkdown(rationale) }),
    ...(rows && { evidence: rows.value }),
  });
}
