import type { Person } from "../people/person.ts";

export const commentKinds = ["comment", "resolve", "reopen"] as const;
export type CommentKind = (typeof commentKinds)[number];

/**
 * A colleague's word on an annotation or on a review as a whole, for the desk alone: it is never published. `resolve` and `reopen` may come
 * without text.
 */
export type Comment = {
  id: string;
  version: number;
  kind: CommentKind;
  /** Whom it mentions stands in it by id (mention.ts). */
  text: string;
  mentions: Person[];
  /** The comment that this one answers. */
  replyTo: string | null;
  by: Person;
  createdAt: string;
  /** When its author last changed what it says; null where they never did. */
  editedAt: string | null;
};

/** Longest comment, in UTF-16 code units as it is written. */
export const longestComment = 4000;

/** Where the discussion of an annotation stands. What is said after it was resolved opens it again. */
export function discussionState(comments: Pick<Comment, "kind">[]): "none" | "open" | "resolved" {
  const last = comments.at(-1);
  if (!last) return "none";
  return last.kind === "resolve" ? "resolved" : "open";
}

/** A comment and what was answered to it, at whatever remove, in the order it was said. Its first is null where it was taken back. */
export type Thread = { id: string; first: Comment | null; replies: Comment[] };

/** Comments, oldest first, by what they answer. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const threads = new Map<string, Thread>();
  for (const comment of comments) {
    const id = firstOf(comment, known);
    const thread = threads.get(id) ?? { id, first: null, replies: [] };
    threads.set(id, comment.id === id ? { ...thread, first: comment } : { ...thread, replies: [...thread.replies, comment] });
  }
  return [...threads.values()];
}

/** The id of the comment that a thread begins with: where that was taken back, it is still known by it. */
function firstOf(comment: Comment, known: ReadonlyMap<string, Comment>): string {
  let first = comment;
  // As many steps as there are comments at most: answers in a ring, as no desk makes them, end too.
  for (let step = 0; step < known.size; step++) {
    if (first.replyTo === null) break;
    const before = known.get(first.replyTo);
    if (!before) return first.replyTo;
    first = before;
  }
  return first.id;
}
