import type { z } from "zod";
import { type AnnotationColumns, getAnnotation, saveAnnotation, saveAssessment } from "#lib/db/annotations.ts";
import { replaceEvidence } from "#lib/db/evidence.ts";
import { replacePassages } from "#lib/db/passages.ts";
import { findReview } from "#lib/db/reviews.ts";
import { type Annotation, annotationChange } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound, changeAnnotation, staleAnnotation } from "../change-article.ts";
import { checkEvidence, checkPassages, checkRationale, findVerdict } from "../steps/annotation-input.ts";
import { replaceSharedProse } from "../steps/fold-prose.ts";

/** Changes what is given and leaves the rest. The next version: sign-offs of this one no longer count. */
export async function updateAnnotation(actor: Actor | null, input: z.input<typeof annotationChange>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", annotationChange, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: change } = admitted.value;

  return changeAnnotation(editor, change.id, async (db, current, article) => {
    if (change.version !== current.version) return staleAnnotation(editor, current);
    const found = await findReview(db, article.id);
    if (!found) return articleNotFound();
    const { claim, claimant, excluded } = change;
    const columns: AnnotationColumns = { claim, claimant, excluded };

    const passages = change.passages && checkPassages(found.snapshot.text, change.passages);
    if (passages?.ok === false) return passages;
    const verdict = change.verdict === undefined ? undefined : await findVerdict(db, change.verdict, current.verdict);
    if (verdict?.ok === false) return verdict;
    if (verdict) columns.verdictId = verdict.value?.id ?? null;
    const rationale = change.rationale && checkRationale(change.rationale);
    if (rationale?.ok === false) return rationale;
    if (rationale) columns.rationale = rationale.value;
    const evidence = change.evidence && (await checkEvidence(db, change.evidence));
    if (evidence?.ok === false) return evidence;

    if (rationale) {
      await replaceSharedProse(db, { kind: "rationale", subjectId: current.id, json: rationale.value, authorId: editor.id });
    }
    await saveAnnotation(db, current.id, columns, editor.id);
    if (passages) await replacePassages(db, current.id, found.snapshot.id, passages.value);
    if (evidence) await replaceEvidence(db, current.id, evidence.value);
    if (verdict && verdict.value?.id !== current.verdict?.id) await saveAssessment(db, current.id, editor.id, verdict.value?.id ?? null);

    const { id: _id, version: _version, ...changed } = change;
    const dropped = passages ? current.passages.filter(({ anchoring }) => anchoring === "lost").map(({ exact }) => exact) : [];
    const data = { version: current.version + 1, changed: Object.keys(changed), ...(dropped.length > 0 && { dropped }) };
    const deed = { verb: "updated", subject: "annotation", subjectId: current.id, data } as const;
    return ok({ value: await getAnnotation(db, current.id), deed });
  });
}
