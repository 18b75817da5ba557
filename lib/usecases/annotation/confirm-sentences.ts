import type { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeArticle } from "../change-article.ts";
import { confirmSentence } from "../steps/confirm-sentence.ts";
import { sentencesInput, theirAnnotations } from "../steps/sentences-input.ts";

/**
 * The verdict holds in the sentence as it stands now, for each of these passages. Where whoever says so has written any of the annotation,
 * somebody else has to sign it off anew; otherwise it has been looked at by a second person, and its sign-offs stand. All of them or none.
 */
export async function confirmSentences(actor: Actor | null, input: z.input<typeof sentencesInput>): Promise<Result<Annotation[]>> {
  const admitted = admit(actor, "edit an annotation", sentencesInput, input);
  if (!admitted.ok) return admitted;
  const { actor: person, input: given } = admitted.value;

  return changeArticle(person, given.articleId, async (db, article) => {
    const found = await theirAnnotations(db, person, article.id, given.passages);
    if (!found.ok) return found;
    for (const { annotation, passageIds } of found.value) {
      const changed = annotation.passages.filter(({ id, sentenceChange }) => passageIds.includes(id) && sentenceChange !== null);
      if (changed.length < passageIds.length) {
        return refuse("not_found", "This passage doesn’t wait for anyone: it was settled before.", { field: "passageId" });
      }
      await confirmSentence(db, person, annotation, passageIds);
    }
    const annotations = await Promise.all(found.value.map(({ annotation }) => getAnnotation(db, annotation.id)));
    return ok({ value: annotations, deed: null });
  });
}
