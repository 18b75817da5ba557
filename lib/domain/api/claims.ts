import { z } from "zod";
import { annotationStates } from "../claim/annotation.ts";
import type { Precedent } from "../claim/precedent.ts";

/** What is asked of the claims of a desk. Unknown parameters are refused. */
export const similarQuery = z.strictObject({
  text: z.string().describe("A claim, or any text that may hold one."),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe("At most 100; 10 where it isn't given."),
});

export const similarClaim = z.object({
  id: z.string(),
  text: z.string(),
  verdict: z
    .string()
    .nullable()
    .describe("Its slug; null where there is none yet, and where it is hidden from you as you may still judge independently."),
  state: z.enum(annotationStates),
  article: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
  appearances: z.number().int(),
  score: z.number().describe("From 0 to 1, falling: how well it answers the text."),
});

export function toSimilarClaim({ id, claim, verdict, state, article, score }: Precedent): z.infer<typeof similarClaim> {
  const { outlet: _, ...place } = article;
  return { id, text: claim, verdict: verdict?.slug ?? null, state, article: place, appearances: 1, score };
}
