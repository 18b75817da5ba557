import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import type { PublishedCitation } from "#lib/domain/claim/citation.ts";
import type { SourceFinding } from "#lib/domain/claim/source.ts";
import type { RevisionMark } from "#lib/domain/revision/publication.ts";
import type { PublishedAnnotation, RevisionContent, StoredRevision } from "#lib/domain/revision/revision.ts";

/** What a review's page needs beside the revision's content. */
export type ReviewContext = {
  /** Without a trailing slash. */
  baseUrl: string;
  view: "current" | "revision" | "preview";
  /** Slug of the one verdict to show. */
  filter: string | null;
  /** Which page of cards, from 1: the first one has the article too. */
  cards?: number;
  /** Null in a preview, which nobody has signed. */
  stored: StoredRevision | null;
  /** Up to and including this one. */
  revisions: readonly RevisionMark[];
  /** The content of the revision before; none for a first one. */
  before?: RevisionContent | null;
  /** What the outlet has changed since; only on the page of the review as it stands. */
  since?: OutletChanges | null;
  /** What was found of its sources since; only there as well. */
  findings?: readonly SourceFinding[];
  /** What cites the article in other public reviews; only there as well. */
  citations?: readonly PublishedCitation[];
  /** Of a preview that shows the dark, or paper. */
  style?: string;
};

/** The checks that a filter leaves, all without one. */
export function shownChecks({ annotations }: RevisionContent, filter: string | null): PublishedAnnotation[] {
  return filter === null ? annotations : annotations.filter(({ verdict }) => verdict.slug === filter);
}

export function reviewPath(slug: string, context: Pick<ReviewContext, "view">, number: number): string {
  return context.view === "revision" ? `/r/${slug}/v/${number}` : `/r/${slug}`;
}

/** The same page with only the checks of one verdict, or with all of them. */
export function filterAddress(slug: string, context: ReviewContext, number: number, verdict: string | null): string {
  const path = context.view === "preview" ? "" : reviewPath(slug, context, number);
  return verdict === null ? `${path || "?"}#found` : `${path}?verdict=${verdict}#found`;
}
