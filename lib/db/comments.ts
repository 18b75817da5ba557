import type { Comment } from "#lib/domain/claim/discussion.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** How an annotation's comments are read along with it. */
export const commentParts = {
  where: { deletedAt: null },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  include: { user: { select: { id: true, name: true } } },
} as const satisfies Prisma.Annotation$commentsArgs;

type CommentRow = Prisma.CommentGetPayload<Pick<typeof commentParts, "include">>;

export function toComment({ id, kind, text, replyToId, user, createdAt }: CommentRow): Comment {
  return { id, kind, text, replyTo: replyToId, by: user, createdAt: createdAt.toISOString() };
}

/** Whose comment on which annotation this is. Deleted ones included. */
export async function findCommentPlace(
  db: Transaction,
  id: string,
): Promise<{ annotationId: string; userId: string; deleted: boolean } | null> {
  const row = await db.comment.findUnique({ where: { id }, select: { annotationId: true, userId: true, deletedAt: true } });
  return row && { annotationId: row.annotationId, userId: row.userId, deleted: row.deletedAt !== null };
}

export async function insertComment(
  db: Transaction,
  { replyTo, ...comment }: Pick<Comment, "id" | "kind" | "text" | "replyTo"> & { annotationId: string; userId: string },
): Promise<void> {
  await db.comment.create({ data: { ...comment, replyToId: replyTo } });
}

export async function setCommentDeleted(db: Transaction, id: string, deleted: boolean): Promise<void> {
  await db.comment.update({ where: { id }, data: { deletedAt: deleted ? new Date() : null } });
}
