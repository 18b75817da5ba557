import type { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { findCommentPlace, insertComment } from "#lib/db/comments.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { newComment } from "#lib/domain/claim/discussion.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";

const deeds = { comment: "commented", resolve: "resolved", reopen: "reopened" } as const;

/** Says something about an annotation to colleagues, or that the discussion is over, or isn't. What readers get, and the version, stay. */
export async function addComment(actor: Actor | null, input: z.input<typeof newComment>): Promise<Result<Annotation>> {
  const admitted = admit(actor, "comment", newComment, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: given } = admitted.value;
  const { id, kind, text, annotationId, replyTo = null } = given;

  return changeAnnotation(
    author,
    annotationId,
    async (db, annotation) => {
      const made = await findCommentPlace(db, id);
      if (made) {
        // Asked a second time, as after an answer that got lost.
        const isSame = made.userId === author.id && made.annotationId === annotationId;
        return isSame ? ok({ value: annotation, deed: null }) : refuse("conflict", "There is a comment of that name already.");
      }
      if (replyTo !== null && !annotation.comments.some((comment) => comment.id === replyTo)) {
        return refuse("invalid", "The comment that this one answers is not on this annotation any more. What you wrote is kept.", {
          field: "replyTo",
        });
      }
      await insertComment(db, { id, kind, text, annotationId, replyTo, userId: author.id });
      const deed = { verb: deeds[kind], subject: "annotation", subjectId: annotationId, data: { comment: id } } as const;
      return ok({ value: await getAnnotation(db, annotationId), deed });
    },
    { by: "readers" },
  );
}
