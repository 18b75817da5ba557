import { z } from "zod";
import { type SearchResult, searchKinds } from "../article/search-result.ts";

/** What the desk's search found. */
export const searchResponse = z.object({
  kind: z.enum(searchKinds),
  id: z.string().describe("Of the article, the annotation (`claim`), the claimant, the source, the comment or the person."),
  article: z.string().nullable().describe("Slug of the article it is in; null of a person."),
  annotation: z.string().nullable().describe("The annotation it is on; of a claimant, one of theirs."),
  title: z.string(),
  excerpt: z.string().describe("The words that were looked for, in their place."),
  score: z.number().describe("The higher, the better; comparable within one answer and those that continue it."),
});

export function toSearchResponse({ kind, id, article, annotationId, title, excerpt, score }: SearchResult): z.infer<typeof searchResponse> {
  return { kind, id, article: article?.slug ?? null, annotation: annotationId, title: title.text, excerpt: excerpt.text, score };
}
