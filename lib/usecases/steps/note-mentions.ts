import type { Transaction } from "#lib/db/client.ts";
import { markMentionsSeen, saveMentions } from "#lib/db/mentions.ts";
import { notifyPeople } from "./notify-people.ts";

type Calling = { commentId: string; byId: string; articleId: string; annotationId: string | null };

/**
 * Whom a comment calls, with the comment that calls them, in its transaction: the one place where mentions are written. Who calls themselves
 * has seen it.
 */
export async function noteMentions(
  db: Transaction,
  { commentId, byId, articleId, annotationId }: Calling,
  personIds: string[],
): Promise<void> {
  const called = await saveMentions(db, commentId, personIds);
  if (called.includes(byId)) await markMentionsSeen(db, byId, [commentId]);
  await notifyPeople(db, { kind: "mention", subjectId: commentId, articleId, annotationId, actorId: byId }, called);
}
