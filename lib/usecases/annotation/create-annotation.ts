import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { findAnnotationPlace, getAnnotation, insertAnnotation, saveAssessment } from "#lib/db/annotations.ts";
import type { Transaction } from "#lib/db/client.ts";
import { replaceEvidence } from "#lib/db/evidence.ts";
import { replacePassages } from "#lib/db/passages.ts";
import { findReview } from "#lib/db/reviews.ts";
import { findUser } from "#lib/db/users.ts";
import { type Annotation, newAnnotation } from "#lib/domain/claim/annotation.ts";
import { claimFromWords } from "#lib/domain/claim/claim.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { emptyProse } from "#lib/domain/prose/prose.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { annotationNotFound, articleNotFound, type Change, changeArticle } from "../change-article.ts";
import { checkEvidence, checkPassages, checkRationale, findVerdict } from "../steps/annotation-input.ts";

/** Marks a claim in one or more passages of the snapshot under review. Without a claim, the words marked first stand for it. */
export async function createAnnotation(actor: Actor | null, input: z.input<typeof newAnnotation>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "annotate", newAnnotation, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: fields } = admitted.value;

  return changeArticle(author, fields.articleId, async (db) => {
    const id = fields.id ?? randomUUID();
    const made = fields.id ? await madeBefore(db, author, fields.articleId, id) : null;
    if (made) return made;
    const found = await findReview(db, fields.articleId);
    if (!found) return articleNotFound();
    const passages = checkPassages(found.snapshot.text, fields.passages);
    if (!passages.ok) return passages;
    const verdict = await findVerdict(db, fields.verdict ?? null, null);
    if (!verdict.ok) return verdict;
    const rationale = checkRationale(fields.rationale ?? emptyProse);
    if (!rationale.ok) return rationale;
    const evidence = await checkEvidence(db, fields.evidence ?? []);
    if (!evidence.ok) return evidence;

    const isInserted = await insertAnnotation(db, {
      id,
      articleId: fields.articleId,
      claim: fields.claim || claimFromWords(passages.value[0]?.exact ?? ""),
      claimant: fields.claimant ?? "",
      verdictId: verdict.value?.id ?? null,
      rationale: rationale.value,
      excluded: fields.excluded ?? false,
      sample: (await findUser(db, author.id))?.sample ?? false,
      authorId: author.id,
    });
    if (!isInserted) return idTaken();
    await replacePassages(db, id, found.snapshot.id, passages.value);
    await replaceEvidence(db, id, evidence.value);
    if (verdict.value) await saveAssessment(db, id, author.id, verdict.value.id);
    const deed = { verb: "created", subject: "annotation", subjectId: id, data: { verdict: verdict.value?.slug ?? null } } as const;
    return ok({ value: await getAnnotation(db, id), deed });
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

/** Whose it is, and where, is not told. */
function idTaken() {
  return refuse("conflict", "There is an annotation with that id already. Send it with another one.");
}
