import { z } from "zod";
import { isSeen } from "../text/says-something.ts";
import { commentKinds, longestComment } from "./discussion.ts";

/** So many people are called by one comment at most. */
const mostMentions = 50;

const commentText = z.string().trim().max(longestComment, `A comment has at most ${longestComment} characters. Say it in two.`);
/** Who is meant by a name that several have. */
const meant = z.array(z.uuid()).max(mostMentions, `A comment calls at most ${mostMentions} people.`).default([]);

/** Named by the client, so that asking twice makes one. */
const said = z.object({
  id: z.uuid(),
  kind: z.enum(commentKinds).default("comment"),
  replyTo: z.uuid("Name the comment that this one answers by its id.").nullish(),
  text: commentText.default(""),
  meant,
});
export type Said = z.output<typeof said>;

const saysSomething = ({ kind, text }: Pick<Said, "kind" | "text">) => kind !== "comment" || isSeen(text);
const nothingSaid = { message: "Write something first.", path: ["text"] };

export const newComment = said.extend({ annotationId: z.uuid() }).refine(saysSomething, nothingSaid);
/** On a review as a whole. `articleId`: of its article. */
export const newReviewComment = said.extend({ articleId: z.uuid() }).refine(saysSomething, nothingSaid);

export const commentChange = z.object({
  id: z.string().max(100),
  version: z.number().int(),
  text: commentText.refine(isSeen, "Write something, or take the comment back."),
  meant,
});
