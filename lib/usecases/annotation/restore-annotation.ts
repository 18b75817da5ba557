import { z } from "zod";
import { setAnnotationDeleted } from "#lib/db/annotations.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";

const which = z.object({ id: z.uuid() });

/** Brings a deleted annotation back as it was. */
export async function restoreAnnotation(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "delete an annotation", which, input);
  if (!admitted.ok) return admitted;
  const { actor: restorer, input: asked } = admitted.value;

  return changeAnnotation(
    restorer,
    asked.id,
    async (db, annotation) => {
      await setAnnotationDeleted(db, annotation.id, false);
      return ok({ value: annotation, deed: { verb: "restored", subject: "annotation", subjectId: annotation.id } });
    },
    { deleted: true },
  );
}
