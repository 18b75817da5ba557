import type { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { newComment } from "#lib/domain/claim/comment-input.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";
import { say } from "../steps/write-comment.ts";

/** Says something about an annotation to colleagues, or that the discussion is over, or isn't. What readers get, and the version, stay. */
export async function addComment(actor: Actor | null, input: z.input<typeof newComment>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "comment", newComment, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: given } = admitted.value;
  const { annotationId, ...said } = given;

  return changeAnnotation(
    author,
    annotationId,
    async (db, { articleId, comments }) => {
      const deed = await say(db, author, { place: { annotationId }, articleId, comments }, said);
      return deed.ok ? ok({ value: await getAnnotation(db, annotationId), deed: deed.value }) : deed;
    },
    { by: "readers" },
  );
}
