import type { Evidence, Stance } from "./annotation.ts";
import type { Archiving } from "./archive.ts";
import type { CaptureState, QuoteState } from "./capture.ts";
import type { SourceFinding } from "./source.ts";

/** Which sources a list shows. `trouble`: gone, moved, not to be read, or without the words quoted. */
export const sourceFilters = ["all", "trouble", "kept", "failed", "gone", "moved", "unread"] as const;
export type SourceFilter = (typeof sourceFilters)[number];

export type SourcesAsked = { show: SourceFilter; query: string; after: string | null };

/** `at`: when its state was set. `state` is null for one that was never asked for. */
export type ListedSource = {
  id: string;
  url: string;
  title: string;
  publisher: string;
  state: CaptureState | null;
  reason: string;
  at: string | null;
  /** Where its site says that it has moved to; null where it has not. */
  movedTo: string | null;
  /** How many annotations cite it. */
  cites: number;
};

export type SourceCounts = Record<SourceFilter, number>;

/** A source as it is offered to be cited. */
export type FoundSource = Pick<NonNullable<Evidence["source"]>, "id" | "url" | "title" | "publisher" | "publishedAt" | "archivedUrl">;

/** A piece of evidence from a source, and what cites it. */
export type SourceCitation = {
  stance: Stance;
  quote: string;
  state: QuoteState | null;
  annotationId: string;
  claim: string;
  article: { id: string; slug: string; title: string };
};

/** A copy of a source. Sizes are bytes of the body, unpacked. */
export type SourceCopy = {
  id: string;
  /** Of the source at whose address it was made. */
  sourceId: string;
  at: string;
  url: string;
  status: number;
  contentType: string;
  sha256: string;
  textSha256: string | null;
  size: number;
  /** False once it was taken out, as a law asked: its hashes are what stays. */
  kept: boolean;
  /** Who of the desk put it in by hand, and what they had the file called; null and empty where the server read it itself. */
  putInBy: string | null;
  fileName: string;
  /** The words quoted are looked for in this one. */
  counts: boolean;
};

/** Another address at which a document is cited, as somebody said; with how it stands there. */
export type FurtherAddress = { id: string; url: string; state: CaptureState | null; at: string | null };

/** All that is known of one source. */
export type SourceRecord = {
  source: NonNullable<Evidence["source"]>;
  /** How it stands with asking an outside archive to keep it; null where it never was. */
  archiving: Archiving | null;
  /** Of its details, as people write them. */
  version: number;
  /** Whose this document is, apart from its site, and whose the site; empty where nobody said. */
  own: { owner: string; site: string; siteOwner: string };
  health: { state: CaptureState; reason: string; at: string } | null;
  further: FurtherAddress[];
  /** Newest first. */
  changes: SourceFinding[];
  citations: SourceCitation[];
  copies: SourceCopy[];
};
