import { z } from "zod";
import type { Person } from "../people/person.ts";

export const commentKinds = ["comment", "resolve", "reopen"] as const;
export type CommentKind = (typeof commentKinds)[number];

/** A colleague's word on an annotation, for the desk alone: it is never published. `resolve` and `reopen` may come without text. */
export type Comment = {
  id: string;
  kind: CommentKind;
  text: string;
  /** The comment that this one answers. */
  replyTo: string | null;
  by: Person;
  createdAt: string;
};

/** Longest comment, in UTF-16 code units. */
export const longestComment = 4000;

/** Named by the client, so that asking twice makes one. */
export const newComment = z
  .object({
    id: z.uuid(),
    annotationId: z.uuid(),
    kind: z.enum(commentKinds).default("comment"),
    replyTo: z.uuid("Name the comment that this one answers by its id.").nullish(),
    text: z.string().trim().max(longestComment, `A comment has at most ${longestComment} characters. Say it in two.`).default(""),
  })
  .refine(({ kind, text }) => kind !== "comment" || text !== "", { message: "Write something first.", path: ["text"] });

/** Where the discussion of an annotation stands. What is said after it was resolved opens it again. */
export function discussionState(comments: Pick<Comment, "kind">[]): "none" | "open" | "resolved" {
  const last = comments.at(-1);
  if (!last) return "none";
  return last.kind === "resolve" ? "resolved" : "open";
}
