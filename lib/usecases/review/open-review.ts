import type { z } from "zod";
import { listCitationsOf } from "#lib/db/citations.ts";
import { database } from "#lib/db/client.ts";
import { countCoverage, noCoverage } from "#lib/db/coverage.ts";
import type { ReviewWorkspace } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationPart } from "../steps/annotation-part.ts";
import { seenCitations } from "../steps/seen-citations.ts";
import { readReview, reviewAsked } from "./read-review.ts";

/** Annotations that the review's page comes with: enough for all but a book. The rest is asked for part by part. */
const firstAnnotations = 200;

/** All that the review's page starts with. `articleId` is an id or a slug. */
export async function openReview(actor: Actor | null, input: z.input<typeof reviewAsked>): Promise<Result<ReviewWorkspace>> {
  const admitted = admit(actor, "read the desk", reviewAsked, input);
  if (!admitted.ok) return admitted;
  const read = await readReview(actor, input);
  if (!read.ok) return read;
  const db = database();
  const { article } = read.value;
  const { actor: reader } = admitted.value;
  const [part, coverage, citations] = await Promise.all([
    annotationPart(reader, article.id, { limit: firstAnnotations, after: null }),
    countCoverage(db, [article.id], reader.id),
    listCitationsOf(db, article.id).then((all) => seenCitations(db, reader, all)),
  ]);
  return ok({ ...read.value, ...part, coverage: coverage.get(article.id) ?? noCoverage, citations });
}
