import type { PublishedVerdict, RevisionKind, StoredRevision } from "./revision.ts";

/** A published review as the public list shows it. */
export type PublicationSummary = {
  slug: string;
  title: string;
  outlet: string | null;
  language: string;
  sample: boolean;
  overallVerdict: PublishedVerdict;
  /** Claims checked, by verdict slug, the most frequent first. */
  tally: { slug: string; name: string; count: number }[];
  annotationCount: number;
  number: number;
  kind: RevisionKind;
  publishedAt: string;
  firstPublishedAt: string;
};

export type RevisionMark = Pick<StoredRevision, "number" | "kind" | "note" | "publishedAt" | "sha256">;

export type Withdrawal = { reason: string; withdrawnAt: string };
