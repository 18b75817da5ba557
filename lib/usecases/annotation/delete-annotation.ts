import { z } from "zod";
import { setAnnotationDeleted } from "#lib/db/annotations.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { mayTakeAway } from "#lib/domain/claim/assessment.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, refuseToTakeAway, staleAnnotation } from "../change-article.ts";

const deletion = z.object({ id: z.uuid(), version: z.number().int() });

/** Takes an annotation away; `restoreAnnotation` brings it back as it was. What is published already stays published. */
export async function deleteAnnotation(actor: Actor | null, input: z.input<typeof deletion>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "delete an annotation", deletion, input);
  if (!admitted.ok) return admitted;
  const { actor: deleter, input: asked } = admitted.value;

  return changeAnnotation(deleter, asked.id, async (db, annotation) => {
    if (asked.version !== annotation.version) return staleAnnotation(deleter, annotation);
    if (!mayTakeAway(annotation, deleter.id)) return refuseToTakeAway(annotation);
    await setAnnotationDeleted(db, annotation.id, true);
    return ok({ value: annotation, deed: { verb: "deleted", subject: "annotation", subjectId: annotation.id } });
  });
}
