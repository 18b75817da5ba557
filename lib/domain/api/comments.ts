import { z } from "zod";
import { type Comment, commentKinds, longestComment } from "../claim/discussion.ts";
import { asWritten } from "../claim/mention.ts";
import { isSeen } from "../text/says-something.ts";

/* The shapes of API v1 that are about what colleagues say to each other. It is never published. */

const text = z
  .string()
  .trim()
  .refine(isSeen, "Write something first.")
  .max(longestComment)
  .describe("`@` and the whole name of someone at the desk mentions them; of a name that several have, `@{id}` does.");

export const commentRequest = z.strictObject({
  text,
  replyTo: z.uuid().nullish().describe("The comment that this one answers."),
});
export const commentPatch = z.strictObject({ text });

export const commentResponse = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(commentKinds),
  text: z.string(),
  mentions: z.array(z.object({ id: z.string(), name: z.string() })).describe("Whom it mentions."),
  replyTo: z.string().nullable(),
  by: z.string().describe("Name."),
  at: z.string(),
  editedAt: z.string().nullable().describe("When its author last changed what it says."),
});

export function toCommentResponse({ by, createdAt, ...comment }: Comment): z.infer<typeof commentResponse> {
  const { id, version, kind, mentions, replyTo, editedAt } = comment;
  return { id, version, kind, text: asWritten(comment.text, mentions), mentions, replyTo, by: by.name, at: createdAt, editedAt };
}
