import type { Stance } from "./annotation.ts";

/** That a passage of an article is put behind an annotation of another one, at the desk as it stands. */
export type Citation = {
  stance: Stance;
  exact: string;
  annotationId: string;
  claim: string;
  article: { id: string; slug: string; title: string };
};

/** The same of public reviews. `publishedAt`: of the citing revision, ISO 8601. */
export type PublishedCitation = Pick<Citation, "stance" | "exact" | "annotationId"> & {
  review: { slug: string; title: string };
  publishedAt: string;
};
