import type { Transaction } from "./client.ts";

/** These people, and no others, are called by a comment. Whom it called before keeps when they saw it. Answers with those who are new. */
export async function saveMentions(db: Transaction, commentId: string, userIds: string[]): Promise<string[]> {
  await db.mention.deleteMany({ where: { commentId, userId: { notIn: userIds } } });
  const before = new Set((await db.mention.findMany({ where: { commentId }, select: { userId: true } })).map(({ userId }) => userId));
  const called = userIds.filter((userId) => !before.has(userId));
  await db.mention.createMany({ data: called.map((userId) => ({ commentId, userId })) });
  return called;
}

/** This person has seen where these comments call them. */
export async function markMentionsSeen(db: Transaction, userId: string, commentIds: string[]): Promise<void> {
  await db.mention.updateMany({ where: { userId, commentId: { in: commentIds }, seenAt: null }, data: { seenAt: new Date() } });
}
