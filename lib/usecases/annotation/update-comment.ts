import type { z } from "zod";
import { saveComment } from "#lib/db/comments.ts";
import { commentChange } from "#lib/domain/claim/comment-input.ts";
import { withReferences } from "#lib/domain/claim/mention.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { noteMentions } from "../steps/note-mentions.ts";
import { annotationOf, callable, changeOwnComment, commentNotFound, type Discussed } from "../steps/write-comment.ts";

/** Changes what one said oneself; it is marked as edited. Whom it calls only now hears of it now. */
export async function updateComment(actor: Actor | null, input: z.input<typeof commentChange>): Promise<Result<Discussed>> {
  const admitted = admit(actor, "comment", commentChange, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: given } = admitted.value;

  return changeOwnComment(author, given.id, async (db, { comment, place, articleId, deleted }) => {
    if (deleted) return commentNotFound();
    if (comment.version !== given.version) {
      return refuse("conflict", "You changed this comment elsewhere meanwhile. What you typed is kept: compare the two.", {
        details: { current: comment },
      });
    }
    const { text, mentioned } = withReferences(given.text, await callable(db, comment.mentions), [
      ...given.meant,
      ...comment.mentions.map(({ id }) => id),
    ]);
    await saveComment(db, comment.id, text);
    await noteMentions(db, { commentId: comment.id, byId: author.id, articleId, annotationId: annotationOf(place) }, mentioned);
    return ok("comment-edited");
  });
}
