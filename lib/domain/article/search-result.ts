import { z } from "zod";
import { paging } from "../paging.ts";
import type { Excerpt } from "../text/excerpt.ts";

/** What the desk's search finds. */
export const searchKinds = ["article", "claim", "claimant", "source", "comment", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchInput = z.strictObject({
  q: z.string().max(500).default("").describe("Words that must all occur, in any form and spelling; the last one may go on."),
  kind: z.enum(searchKinds).optional(),
  ...paging,
});

export type SearchResult = {
  kind: SearchKind;
  /** Of the article, the annotation, the claimant, the source, the comment or the person. */
  id: string;
  /** The article it is in; of a claimant, one of those in which they claim something; null of a person. */
  article: { slug: string; title: string; language: string } | null;
  /** The annotation it is on. */
  annotationId: string | null;
  title: Excerpt;
  excerpt: Excerpt;
  /** The higher, the better; comparable within one search. */
  score: number;
};
