import type { DocumentJson } from "../article/article-schema.ts";
import type { Stance } from "../claim/annotation.ts";
import type { Span } from "../text/span.ts";

export const revisionKinds = ["first", "update", "correction", "clarification"] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** A verdict as a revision keeps it: the definition that was in force. */
export type PublishedVerdict = { slug: string; name: string; definition: string; rating: number | null };

export type PublishedEvidence = {
  stance: Stance;
  quote: string;
  url: string | null;
  title: string;
  publisher: string;
  publishedAt: string | null;
  /** Where a copy is kept; left out where there is none. */
  archivedUrl?: string;
  /** Set when the evidence is a passage of another article of this desk. */
  article: { slug: string; title: string; outlet: string | null; publicReview: boolean } | null;
};

export type PublishedAnnotation = {
  id: string;
  /** 1, 2, 3 … in reading order. */
  number: number;
  claim: string;
  claimant: string;
  verdict: PublishedVerdict;
  rationale: DocumentJson;
  /** In UTF-16 code units of `article.text`. Exports convert to code points. */
  passages: (Span & { exact: string; prefix: string; suffix: string })[];
  evidence: PublishedEvidence[];
  /** Names only. */
  reviewers: string[];
  signedOffBy: string[];
  createdAt: string;
  updatedAt: string;
};

/** All that a publication says. Page and exports read this and nothing else. */
export type RevisionContent = {
  format: "assay-revision/1";
  number: number;
  kind: RevisionKind;
  note: string;
  previousSha256: string | null;
  publishedAt: string;
  /** Left out where all is well: why the clock runs behind what was published before, as the admin said who published nevertheless. */
  clock?: { reason: string };
  publishedBy: string;
  desk: { name: string; url: string };
  sample: boolean;
  article: {
    slug: string;
    title: string;
    outlet: string | null;
    author: string | null;
    sourceUrl: string | null;
    publishedAt: string | null;
    language: string;
    snapshot: { number: number; sha256: string; wordCount: number };
    document: DocumentJson;
    text: string;
  };
  summary: DocumentJson;
  /** Null where the desk gave no verdict on the whole: a review can be published through the API without one, so nothing may block on it. */
  overallVerdict: PublishedVerdict | null;
  scale: { number: number; verdicts: PublishedVerdict[] };
  annotations: PublishedAnnotation[];
  /** Checkable claims the desk marked and left out of this revision. */
  unchecked: number;
  /** Everyone who worked on it, as they chose to be shown: a name, or "Name, note". */
  reviewers: string[];
};

/** A revision as it is stored and served: `content` is the canonical JSON whose bytes are hashed and signed. */
export type StoredRevision = {
  articleId: string;
  number: number;
  kind: RevisionKind;
  note: string;
  content: string;
  sha256: string;
  previousSha256: string | null;
  /** Ed25519 over the content's UTF-8 bytes, base64url. */
  signature: string;
  keyId: string;
  /** SubjectPublicKeyInfo (DER), base64url: exports carry it, so that a downloaded revision can be checked offline. */
  publicKey: string;
  publishedAt: string;
  /** When the first revision of the same review was published. */
  firstPublishedAt: string;
  /** That it stands in the desk's log (C2SP tlog-proof), frozen as it was then. Null for a sample, which isn't logged. */
  logProof: string | null;
};
