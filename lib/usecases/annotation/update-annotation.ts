import type { z } from "zod";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { annotationChange } from "#lib/domain/claim/annotation-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, staleAnnotation } from "../change-article.ts";
import { rewriteAnnotation } from "../steps/write-annotation.ts";

/** Changes what is given and leaves the rest. The next version: sign-offs of this one no longer count. */
export async function updateAnnotation(actor: Actor | null, input: z.input<typeof annotationChange>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", annotationChange, input);
  if (!admitted.ok) return admitted;
  const { actor: editor, input: change } = admitted.value;
  return changeAnnotation(editor, change.id, async (db, current) => {
    if (change.version !== current.version) return staleAnnotation(editor, current);
    return rewriteAnnotation(db, editor, current, change);
  });
}
