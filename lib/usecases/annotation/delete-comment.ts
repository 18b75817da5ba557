import { z } from "zod";
import { setCommentDeleted } from "#lib/db/comments.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { changeOwnComment, commentNotFound, type Discussed } from "../steps/write-comment.ts";

const which = z.object({
  id: z.string().max(100),
  /** Where it is named, of the comment as it was read. */
  version: z.number().int().optional(),
});

/** Takes one's own comment back. It can be restored. */
export function deleteComment(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Discussed>> {
  return setDeleted(actor, input, true);
}

/** Brings one's own deleted comment back, where it stood. */
export function restoreComment(actor: Actor | null, input: z.input<typeof which>): Promise<Result<Discussed>> {
  return setDeleted(actor, input, false);
}

async function setDeleted(actor: Actor | null, input: z.input<typeof which>, deleted: boolean): Promise<Result<Discussed>> {
  const admitted = admit(actor, "comment", which, input);
  if (!admitted.ok) return admitted;
  const { actor: author, input: asked } = admitted.value;

  return changeOwnComment(author, asked.id, async (db, now) => {
    if (now.deleted !== !deleted) return commentNotFound();
    if (asked.version !== undefined && asked.version !== now.comment.version) {
      return refuse("conflict", "You changed this comment since you looked at it. Look again before you take it back.", {
        details: { current: now.comment },
      });
    }
    await setCommentDeleted(db, asked.id, deleted);
    return ok(deleted ? "comment-deleted" : "commented");
  });
}
