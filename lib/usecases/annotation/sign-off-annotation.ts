import { z } from "zod";
import { getAnnotation, setAnnotationSubmitted } from "#lib/db/annotations.ts";
import { insertSignOff } from "#lib/db/sign-offs.ts";
import { type Annotation, signOffDecisions } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation, staleAnnotation } from "../change-article.ts";
import { storeProseOf } from "../steps/store-prose.ts";

const decision = z.object({
  annotationId: z.uuid(),
  version: z.number().int(),
  decision: z.enum(signOffDecisions),
  note: z.string().trim().max(2000).default(""),
});

/** A second person's decision on this version of an annotation: approve it, or return it to be worked on. */
export async function signOffAnnotation(actor: Actor | null, input: z.input<typeof decision>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "sign off an annotation", decision, input);
  if (!admitted.ok) return admitted;
  const { actor: second, input: given } = admitted.value;

  return changeAnnotation(second, given.annotationId, async (db, { id, articleId }) => {
    // Words still on their way into the rationale make a version that nobody has looked at.
    await storeProseOf(db, articleId);
    const annotation = await getAnnotation(db, id);
    if (given.version !== annotation.version) return staleAnnotation(second, annotation);
    if (annotation.updatedBy.id === second.id) {
      return refuse("forbidden", "You changed this annotation last, so someone else has to sign it off.");
    }
    await insertSignOff(db, {
      annotationId: annotation.id,
      annotationVersion: annotation.version,
      userId: second.id,
      decision: given.decision,
      note: given.note,
    });
    if (given.decision === "return") await setAnnotationSubmitted(db, annotation.id, false);
    const verb = given.decision === "approve" ? "signed-off" : "returned";
    const deed = { verb, subject: "annotation", subjectId: annotation.id, data: { version: annotation.version } } as const;
    return ok({ value: await getAnnotation(db, annotation.id), deed });
  });
}
