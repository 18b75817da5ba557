import { z } from "zod";
import { getAnnotation, setAnnotationSubmitted } from "#lib/db/annotations.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, staleAnnotation } from "../change-article.ts";

const submission = z.object({ id: z.uuid(), version: z.number().int() });

/** Hands an annotation to a second person for sign-off. It stays submitted through later changes, until it is returned. */
export async function submitAnnotation(actor: Actor | null, input: z.input<typeof submission>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", submission, input);
  if (!admitted.ok) return admitted;
  const { actor: submitter, input: asked } = admitted.value;

  return changeAnnotation(submitter, asked.id, async (db, annotation) => {
    if (asked.version !== annotation.version) return staleAnnotation(submitter, annotation);
    await setAnnotationSubmitted(db, annotation.id, true);
    const deed = { verb: "submitted", subject: "annotation", subjectId: annotation.id, data: { version: annotation.version } } as const;
    return ok({ value: await getAnnotation(db, annotation.id), deed });
  });
}
