import type { Article, Snapshot } from "../article/article.ts";
import type { ArticleStatus } from "../article/article-list.ts";
import type { DocumentJson } from "../article/article-schema.ts";
import type { ArticleKind } from "../article/original-type.ts";
import type { Topic } from "../article/topic.ts";
import type { Next } from "../paging.ts";
import type { Person } from "../people/person.ts";
import type { Annotation, Author, SignOff } from "./annotation.ts";
import type { Citation } from "./citation.ts";
import type { Coverage } from "./coverage.ts";
import type { Comment } from "./discussion.ts";
import type { Scale, Verdict } from "./scale.ts";

/** An article as a list shows it. */
export type ArticleSummary = Article & {
  snapshotNumber: number;
  wordCount: number;
  kind: ArticleKind;
  coverage: Coverage;
  assignees: Person[];
  publication: PublicationState | null;
  topics: Topic[];
  status: ArticleStatus;
  /** When something happened to it or its review last. */
  changedAt: string;
};

/** Where an article's publication stands; null elsewhere means never published. */
type PublicationState = { number: number; publishedAt: string; withdrawn: boolean };

/** The part of our work on one article that belongs to no single annotation. */
export type Review = {
  summary: DocumentJson;
  overallVerdict: Verdict | null;
  version: number;
  authors: Author[];
  signOffs: SignOff[];
  /** What colleagues say about it, oldest first. Never published. */
  comments: Comment[];
};

/**
 * Are verdicts given twice, independently: on this article by its own setting, on all by the desk's? `people` may work here; `needed` says how
 * many it takes.
 */
export type SecondVerdictSetting = { article: boolean; desk: boolean; people: number; needed: number };

/** All there is to a review besides its annotations. `sequence` is the last event it includes: go on from there with `listEvents`. */
export type ReviewFacts = {
  article: Article;
  snapshot: Snapshot;
  review: Review;
  scale: Scale;
  people: Person[];
  /** Everyone at the desk who may sign off here, authors or not. */
  signers: Person[];
  /** Who works on the article; nobody: everybody may. */
  assignees: Person[];
  secondVerdict: SecondVerdictSetting;
  /** An outside archive is set up, which can be asked to keep a source. */
  asksArchive: boolean;
  publication: (PublicationState & { sha256: string }) | null;
  sequence: number;
};

/** Some of an article's annotations, in reading order. */
export type AnnotationPart = { annotations: Annotation[] } & Next;

/** All that the review's page needs to start: of the annotations the first, and how far the work on all of them has come. */
export type ReviewWorkspace = ReviewFacts &
  AnnotationPart & {
    coverage: Coverage;
    /** Where words of this article are put behind annotations of others, as far as whoever reads this may know. */
    citations: Citation[];
  };

export type EventSubject = "article" | "snapshot" | "review" | "annotation" | "revision";
export type EventVerb =
  | "created"
  | "updated"
  | "deleted"
  | "restored"
  | "submitted"
  | "commented"
  | "comment-edited"
  | "comment-deleted"
  | "evidence-read"
  | "contact-added"
  | "contact-changed"
  | "contact-removed"
  | "contact-restored"
  | "resolved"
  | "reopened"
  | "assessed"
  | "verdicts-settled"
  | "taken-over"
  | "departed"
  | "joined"
  | "separated"
  | "confirmed"
  | "unconfirmed"
  | "signed-off"
  | "returned"
  | "assigned"
  | "scheduled"
  | "handed-over"
  | "collected"
  | "published"
  | "withdrawn";

/** What happened after some event: `sequence` is the newest number; `annotations` are those touched, as they are now, or null where they are too many. */
export type ArticleEvents = { events: ReviewEvent[]; annotations: Annotation[] | null; sequence: number };

/** What happened to an article, numbered without gaps. Carries no data: look up what changed with your own rights. */
export type ReviewEvent = {
  sequence: number;
  verb: EventVerb;
  subject: EventSubject;
  subjectId: string;
  actor: Person | null;
  at: string;
};
