import { z } from "zod";
import { getAnnotation } from "#lib/db/annotations.ts";
import { database } from "#lib/db/client.ts";
import { findCommentPlace, setCommentDeleted } from "#lib/db/comments.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeAnnotation } from "../change-article.ts";

const which = z.object({ id: z.uuid() });

/** Takes one's own comment back. It can be restored. */
export function deleteComment(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Annotation>> {
  return setDeleted(actor, input, true);
}

/** Brings one's own deleted comment back, where it stood. */
export function restoreComment(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Annotation>> {
  return setDeleted(actor, input, false);
}

async function setDeleted(actor: Actor | null, input: z.input<typeof which>, deleted: boolean): Promise<Result<Annotation>> {
  const admitted = admit(actor, "comment", which, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: asked } = admitted.value;
  const known = await findCommentPlace(database(), asked.id);
  if (!known) return commentNotFound();
  if (known.userId !== author.id) return refuse("forbidden", "This comment is a colleague’s: only they can take it back.");

  return changeAnnotation(
    author,
    known.annotationId,
    async (db) => {
      const now = await findCommentPlace(db, asked.id);
      if (now?.deleted !== !deleted) return commentNotFound();
      await setCommentDeleted(db, asked.id, deleted);
      const verb = deleted ? "comment-deleted" : "commented";
      const deed = { verb, subject: "annotation", subjectId: known.annotationId, data: { comment: asked.id } } as const;
      return ok({ value: await getAnnotation(db, known.annotationId), deed });
    },
    { by: "readers" },
  );
}

function commentNotFound(): Result<never> {
  return refuse("not_found", "There is no such comment. It may have been deleted.");
}
