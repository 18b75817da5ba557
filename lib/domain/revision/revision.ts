import type { DocumentJson } from "../article/article-schema.ts";
import type { RecordingTime } from "../article/recording-time.ts";
import type { Stance } from "../claim/annotation.ts";
import type { PublishedCapture } from "../claim/capture.ts";
import type { ClaimantKind } from "../claim/claimant.ts";
import type { PublicContact } from "../claim/contact.ts";
import type { PublishedCoverage } from "../claim/coverage.ts";
import type { SourceKind } from "../claim/source.ts";
import type { Span } from "../text/span.ts";
import type { GateSetting, Overruling } from "./gate.ts";

export const revisionKinds = ["first", "update", "correction", "clarification"] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** A verdict as a revision keeps it: the definition that was in force. */
export type PublishedVerdict = { slug: string; name: string; definition: string; rating: number | null };

export type PublishedEvidence = {
  stance: Stance;
  quote: string;
  /** Where in the source: a page, a section, a time; left out where nobody said. */
  locator?: string;
  url: string | null;
  title: string;
  publisher: string;
  publishedAt: string | null;
  /** Where a copy is kept; left out where there is none. */
  archivedUrl?: string;
  /** Which of the desk’s sources it is, and how our copy of it stood when this was published. Revisions of before there were copies have neither. */
  source?: {
    id: string;
    title: string;
    publisher: string;
    /** What it is, whose interest it speaks for and whose it is, as the desk said; left out where it didn’t. */
    kind?: SourceKind;
    interest?: string;
    owner?: string;
  };
  capture?: PublishedCapture;
  /** Set where the source is a file that the desk keeps, which has no public address. `alt`: what is to be seen in it. */
  file?: { sha256: string; alt?: string };
  /** Set when the evidence is a passage of another article of this desk. */
  article: { slug: string; title: string; outlet: string | null; publicReview: boolean } | null;
};

export type PublishedAnnotation = {
  id: string;
  /** 1, 2, 3 … in reading order. */
  number: number;
  claim: string;
  claimant: string;
  /** When the claim was made: as much of an ISO 8601 date as is known; left out where nobody knows. */
  claimedOn?: string;
  /** What the claimant is, where the desk says otherwise than that the outlet is an organisation and everybody else a person. */
  claimantKind?: ClaimantKind;
  /** Where more is said of the claimant; left out where nobody said. */
  claimantLink?: string;
  verdict: PublishedVerdict;
  rationale: DocumentJson;
  /** In UTF-16 code units of `article.text`. Exports convert to code points. */
  passages: (Span & {
    exact: string;
    prefix: string;
    suffix: string /** In the recording; left out where there is none. */;
    time?: RecordingTime;
  })[];
  evidence: PublishedEvidence[];
  /** How many of several sources are independent, by site and owner. Revisions of before that was counted have none. */
  independent?: number;
  /** Whom the desk asked for comment; left out where it asked nobody. Never with the desk’s own notes. */
  contacts?: PublicContact[];
  /** Names only: everyone whose words it is. In revisions of before that was kept track of, who began it and who changed it last. */
  reviewers: string[];
  signedOffBy: string[];
  /** When the last of them signed. Left out where nobody did, and in revisions of before that was kept. */
  signedOffAt?: string;
  /** Who signed what it said before its last change, oldest first: what stands of that is vouched for by them. */
  earlierSignOffs?: EarlierSignOff[];
  /** Left out where nobody gave a second verdict. */
  secondVerdict?: PublishedSecondVerdict;
  createdAt: string;
  updatedAt: string;
};

/**
 * What a second person found who judged independently, before they were shown the first verdict. `differing`: published before the two had
 * settled it. `dissent`: one of the two stays with their own verdict.
 */
export type PublishedSecondVerdict = {
  outcome: "agreed" | "settled" | "dissent" | "differing";
  by: string;
  /** When the second verdict was given. Revisions of before that was told have none. */
  at?: string;
  first: PublishedVerdict;
  second: PublishedVerdict;
  /** What both were given of, where the claim reads otherwise by now. */
  claim?: string;
  /** Both were given, or one of them was, when the article had other words there. */
  earlierText?: true;
  /** Of the second verdict, in plain text; left out where there is none, and in revisions of before where the two agreed. */
  rationale?: string;
  settlement?: { by: string; words: string; at?: string };
};

/** Names, and when the last of them signed. */
export type EarlierSignOff = { by: string[]; at: string };

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
  /**
   * How many entries the desk's log had before this revision, which is the next one: so that a log that is gone, or another one, is missed.
   * Left out of samples, which aren't logged, and of what was published before this was noted.
   */
  log?: { size: number };
  publishedBy: string;
  desk: { name: string; url: string };
  sample: boolean;
  article: {
    /** Left out for what was written. */
    kind?: "transcript";
    slug: string;
    title: string;
    outlet: string | null;
    author: string | null;
    sourceUrl: string | null;
    publishedAt: string | null;
    language: string;
    /** Why the desk chose to check it; left out where it doesn't say. */
    selectionReason?: string;
    snapshot: { number: number; sha256: string; wordCount: number };
    document: DocumentJson;
    text: string;
  };
  summary: DocumentJson;
  /** Null where the desk gave no verdict on the whole: a review can be published through the API without one, so nothing may block on it. */
  overallVerdict: PublishedVerdict | null;
  /** Names of who wrote the summary and gave the verdict on the whole, and of who signed them off. Left out where there is neither. */
  whole?: { authors: string[]; signedOffBy: string[]; signedOffAt?: string; earlierSignOffs?: EarlierSignOff[] };
  scale: { number: number; verdicts: PublishedVerdict[] };
  annotations: PublishedAnnotation[];
  /** Checkable claims the desk marked and left out of this revision. */
  unchecked: number;
  /** How far the work on all that was marked had come. Revisions of before that was told have none. */
  coverage?: PublishedCoverage;
  /** Everyone who worked on it, as they chose to be shown: a name, or "Name, note". */
  reviewers: string[];
  /** Of these, who wrote and judged, and who signed off: somebody may have done both. Revisions of before that was told apart have none. */
  credits?: { judged: string[]; signed: string[] };
  /** The rules of the desk that it was published under. Revisions of before there was a gate have none. */
  gate?: PublishedGate;
  /** Rules that an admin overruled for this revision; left out where there are none. */
  overruled?: PublishedOverruling[];
};

/** Those that were on, and those that asked less than what a new desk starts with. `enforced`: they could stop a publication. */
export type PublishedGate = { enforced: boolean; rules: (GateSetting & { looser: boolean })[] };

export type PublishedOverruling = Overruling & { by: string };

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
