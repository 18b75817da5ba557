import type { Comment } from "#lib/domain/claim/discussion.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

const person = { select: { id: true, name: true } } as const;

/** How the comments of an annotation or a review are read along with it. */
export const commentParts = {
  where: { deletedAt: null },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  include: { user: person, mentions: { orderBy: { userId: "asc" }, select: { user: person } } },
} as const satisfies Prisma.Annotation$commentsArgs;

type CommentRow = Prisma.CommentGetPayload<Pick<typeof commentParts, "include">>;

export function toComment({ id, version, kind, text, replyToId, user, mentions, createdAt, editedAt }: CommentRow): Comment {
  return {
    ...{ id, version, kind, text, replyTo: replyToId, by: user },
    mentions: mentions.map((mention) => mention.user),
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  };
}

/** What a comment is about: an annotation, or the review of an article as a whole. */
export type CommentPlace = { annotationId: string } | { reviewId: string; articleId: string };

/** Whose comment this is, and what it is about. Deleted ones included. */
export async function findComment(
  db: Transaction,
  id: string,
): Promise<{ comment: Comment; place: CommentPlace; deleted: boolean } | null> {
  const row = await db.comment.findUnique({ where: { id }, include: { ...commentParts.include, review: { select: { articleId: true } } } });
  if (!row) return null;
  const { annotationId, reviewId, review, deletedAt } = row;
  const place = annotationId !== null ? { annotationId } : reviewId !== null && review ? { reviewId, articleId: review.articleId } : null;
  if (!place) throw new Error(`The comment ${id} is about nothing.`);
  return { comment: toComment(row), place, deleted: deletedAt !== null };
}

export async function insertComment(
  db: Transaction,
  { place, replyTo, ...comment }: Pick<Comment, "id" | "kind" | "text" | "replyTo"> & { place: CommentPlace; userId: string },
): Promise<void> {
  const about = "annotationId" in place ? { annotationId: place.annotationId } : { reviewId: place.reviewId };
  await db.comment.create({ data: { ...comment, ...about, replyToId: replyTo } });
}

/** What a comment says from now on. */
export async function saveComment(db: Transaction, id: string, text: string): Promise<void> {
  await db.comment.update({ where: { id }, data: { text, version: { increment: 1 }, editedAt: new Date() } });
}

export async function setCommentDeleted(db: Transaction, id: string, deleted: boolean): Promise<void> {
  await db.comment.update({ where: { id }, data: { deletedAt: deleted ? new Date() : null } });
}
