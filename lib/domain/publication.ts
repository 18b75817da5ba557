import type { PublishedVerdict, RevisionKind, StoredRevision } from "./revision.ts";
import type { Tally } from "./tally.ts";

/** A published review as the public list shows it. */
export type PublicationSummary = {
  slug: string;
  title: string;
  outlet: string | null;
  language: string;
  sample: boolean;
  overallVerdict: PublishedVerdict | null;
  tally: Tally;
  number: number;
  kind: RevisionKind;
  publishedAt: string;
  firstPublishedAt: string;
};

export type RevisionMark = Pick<StoredRevision, "number" | "kind" | "note" | "publishedAt" | "sha256">;

export type Withdrawal = { reason: string; withdrawnAt: string };
