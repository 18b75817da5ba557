import { z } from "zod";
import { type SignOff, signOffDecisions, signOffStandings } from "../claim/annotation.ts";
import type { Review } from "../claim/review.ts";
import { wholeState } from "../claim/workflow.ts";
import { proseToMarkdown } from "../prose/markdown-writing.ts";
import { commentResponse, toCommentResponse } from "./comments.ts";
import { blockerResponse } from "./gate.ts";

export const authorResponse = z.object({
  id: z.string(),
  name: z.string(),
  signed: z.boolean().describe("Somebody else has signed off all that they wrote; where not, they may not sign it off themselves."),
});
export const signOffResponse = z.object({
  by: z.string().describe("Name."),
  decision: z.enum(signOffDecisions),
  note: z.string(),
  version: z.number().int().describe("What was signed; a decision on an earlier version counts no longer."),
  standing: z
    .enum(signOffStandings)
    .describe(
      "`independent`: they had written none of it. `author`: they had, and the gate allowed it. `earlier`: from before there was a gate.",
    ),
  at: z.string(),
});

/** The part of a review that belongs to no single annotation. */
export const reviewResponse = z.object({
  overallVerdict: z.string().nullable(),
  summary: z.string().describe("Markdown, with tables as GitHub writes them."),
  version: z.number().int(),
  state: z.enum(["draft", "returned", "signed-off"]),
  authors: z.array(authorResponse),
  signOffs: z.array(signOffResponse),
  comments: z.array(commentResponse).describe("What colleagues say about it, oldest first: never published."),
});

/** The same with what stands in the way of publishing. */
export const reviewToPublishResponse = reviewResponse.extend({
  previewSha256: z
    .string()
    .nullable()
    .describe(
      "Of what publishing now would freeze, for `previewSha256` of a revision. Null while something stands in the way that can't be overruled.",
    ),
  blockers: z.array(blockerResponse),
  warnings: z.array(blockerResponse).describe("What the gate would stop, once it is turned on."),
});

export function toSignOffResponse({ by, decision, note, version, standing, createdAt }: SignOff): z.infer<typeof signOffResponse> {
  return { by: by.name, decision, note, version, standing, at: createdAt };
}

export function toReviewResponse(review: Review): z.infer<typeof reviewResponse> {
  return {
    overallVerdict: review.overallVerdict?.slug ?? null,
    summary: proseToMarkdown(review.summary),
    version: review.version,
    state: wholeState(review),
    authors: review.authors,
    signOffs: review.signOffs.map(toSignOffResponse),
    comments: review.comments.map(toCommentResponse),
  };
}
