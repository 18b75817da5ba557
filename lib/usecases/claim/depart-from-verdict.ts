import { z } from "zod";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { longestDeparture } from "#lib/domain/claim/precedent.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { saysSomething } from "#lib/domain/text/says-something.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";
import { findPrecedent } from "./take-over-verdict.ts";

const asked = z.object({
  annotationId: z.uuid(),
  precedentId: z.uuid(),
  words: z
    .string()
    .trim()
    .refine(saysSomething, "Say in a line why the earlier verdict doesn’t hold here.")
    .max(longestDeparture, `Say it in at most ${longestDeparture} characters.`),
});

/** Says why the verdict given here is another one than an earlier claim has. It stays in the record; the annotation itself is as it was. */
export async function departFromVerdict(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "edit an annotation", asked, input);
  if (!admitted.ok) return admitted;
  const { actor: judge, input: said } = admitted.value;
  return changeAnnotation(
    judge,
    said.annotationId,
    async (db, annotation) => {
      const precedent = await findPrecedent(db, judge, said.precedentId, annotation.id);
      if (!precedent.ok) return precedent;
      const [verdict, earlier] = [annotation.verdict?.slug ?? null, precedent.value.verdict?.slug ?? null];
      if (verdict === null || verdict === earlier) {
        return refuse("invalid", "The verdict here is no other than the earlier one. Give yours first, then say why it differs.");
      }
      const data = { precedentId: precedent.value.id, verdict, earlier, words: said.words };
      return ok({ value: annotation, deed: { verb: "departed", subject: "annotation", subjectId: annotation.id, data } });
    },
    { by: "readers" },
  );
}
