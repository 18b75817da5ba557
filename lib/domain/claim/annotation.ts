import type { DocumentJson } from "../article/article-schema.ts";
import type { Person } from "../people/person.ts";
import { type SentenceChange, turnsSentence } from "../sentence/kinds.ts";
import type { Span } from "../text/span.ts";
import type { Archiving } from "./archive.ts";
import type { SecondVerdict, WaitsForJudges } from "./assessment.ts";
import type { EvidenceCapture } from "./capture.ts";
import type { Contact } from "./contact.ts";
import type { Comment } from "./discussion.ts";
import type { Origin } from "./origin.ts";
import type { Verdict } from "./scale.ts";
import type { SourceKind } from "./source.ts";

/** Length, in UTF-16 code units, of the context kept before and after a passage. */
export const contextLength = 32;

/**
 * How a passage came from one snapshot to the next: its words to the code unit, the same but for typography (`fold`), the same at another
 * place, other words in its place, or no place at all. The verdict stands for the first three; the others wait for a person.
 */
export const anchorings = ["exact", "typography", "moved", "changed", "lost"] as const;
export type Anchoring = (typeof anchorings)[number];

/** Do the words that a verdict was given for stand at this place for sure? */
export function isSure(anchoring: Anchoring): boolean {
  return anchoring !== "changed" && anchoring !== "lost";
}

export type Passage = Span & {
  id: string;
  snapshotId: string;
  exact: string;
  prefix: string;
  suffix: string;
  anchoring: Anchoring;
  /** How its sentence has changed around it since a person last looked; null where it has not. */
  sentenceChange: SentenceChange | null;
};

/** Does its verdict not hold until a person has looked: its words changed or are gone, or its sentence may have turned? */
export function isSuspended({ anchoring, sentenceChange }: Pick<Passage, "anchoring" | "sentenceChange">): boolean {
  return !isSure(anchoring) || (sentenceChange !== null && turnsSentence(sentenceChange));
}

/** Is there anything about it that a person has to look at? */
export function isUnsettledPassage({ anchoring, sentenceChange }: Pick<Passage, "anchoring" | "sentenceChange">): boolean {
  return !isSure(anchoring) || sentenceChange !== null;
}

export const stances = ["supports", "contradicts", "context"] as const;
export type Stance = (typeof stances)[number];

export type Evidence = {
  id: string;
  stance: Stance;
  /** The words quoted from the source. */
  quote: string;
  /** Where in the source: a page, a section, a time; empty where nobody said. */
  locator: string;
  /** A document elsewhere … */
  source: {
    id: string;
    url: string;
    title: string;
    publisher: string;
    author: string;
    /** BCP 47; empty where nobody knows. */
    language: string;
    /** As far as it is known: a year, a month or a day. */
    publishedAt: string | null;
    archivedUrl: string | null;
    /** What is to be seen in it, where it is a picture; empty where nobody said. */
    altText: string;
    /** What it is to the matter; null where nobody said. */
    kind: SourceKind | null;
    /** Whose interest it speaks for; empty where nobody said. */
    interest: string;
    /** Whose it is, as the desk says of it or of its site; empty where nobody said. */
    owner: string;
  } | null;
  /** Whom it counts as (`holderOf`): evidence of one holder is not independent of each other. */
  holder: string;
  /** Of a document elsewhere; null while it was never asked for. */
  capture: EvidenceCapture | null;
  /** How it stands with asking an outside archive to keep that document; null where it never was. */
  archiving: Archiving | null;
  /** … or a passage of an article of this desk. */
  passage:
    | (Span & { articleId: string; articleSlug: string; articleTitle: string; outlet: string | null; snapshotId: string; exact: string })
    | null;
};

/** Where an annotation stands: drafted, submitted, returned or signed off (for its current version). */
export const annotationStates = ["draft", "submitted", "returned", "signed-off"] as const;
export type AnnotationState = (typeof annotationStates)[number];

/** What a second person decides on one version of an annotation. */
export const signOffDecisions = ["approve", "return"] as const;

/**
 * What a sign-off is worth: its giver had written none of it; had, at a desk whose gate allows that; or had, before there was a gate, so that it
 * holds until the words change.
 */
export const signOffStandings = ["independent", "author", "earlier"] as const;
export type SignOffStanding = (typeof signOffStandings)[number];

export type SignOff = {
  id: string;
  /** Of the annotation or the review that was signed. */
  version: number;
  decision: (typeof signOffDecisions)[number];
  note: string;
  standing: SignOffStanding;
  by: Person;
  createdAt: string;
};

/** Someone whose words stand in it. `signed`: somebody else has signed off all that they wrote. */
export type Author = Person & { signed: boolean };

export type Annotation = {
  id: string;
  articleId: string;
  /** Of the claim whose appearance it is. */
  claimId: string;
  version: number;
  claim: string;
  claimant: string;
  /** When the claim was made here: as much of an ISO 8601 date as is known; empty where nobody knows. */
  claimedOn: string;
  verdict: Verdict | null;
  rationale: DocumentJson;
  passages: Passage[];
  evidence: Evidence[];
  state: AnnotationState;
  signOffs: SignOff[];
  authors: Author[];
  /** What colleagues say about it, oldest first. Never published. */
  comments: Comment[];
  /** Whom the desk asked for comment, in the order of asking. Published without their notes. */
  contacts: Contact[];
  /** Null until a second person has judged it independently. */
  second: SecondVerdict | null;
  /** Verdict, rationale, evidence and discussion are left out: whoever reads this may still judge it independently. */
  hidden: boolean;
  /** Its rationale as it is written and its discussion are not for whoever reads this: what is hidden, and what might say something soon. */
  closed: boolean;
  /** Where a second verdict is asked for and not given yet; null elsewhere. */
  waits: WaitsForJudges | null;
  excluded: boolean;
  sample: boolean;
  /** Null unless it was taken in from elsewhere. */
  origin: Origin | null;
  createdBy: Person;
  updatedBy: Person;
  createdAt: string;
  updatedAt: string;
};

/** Longest quotation from a source, in UTF-16 code units. */
export const longestQuote = 4000;

/** Longest note with which an annotation or a summary is signed off or returned, in UTF-16 code units. */
export const longestNote = 2000;

/** Longest claim, in UTF-16 code units. */
export const longestClaim = 1000;
