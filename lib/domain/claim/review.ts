import type { Article, Snapshot } from "../article/article.ts";
import type { DocumentJson } from "../article/article-schema.ts";
import type { Person } from "../people/person.ts";
import type { Annotation } from "./annotation.ts";
import type { Scale, Verdict } from "./scale.ts";

/** An article as a list shows it. */
export type ArticleSummary = Article & {
  snapshotNumber: number;
  wordCount: number;
  annotationCount: number;
  /** Annotations that have a verdict. */
  checkedCount: number;
  assignees: Person[];
  publication: PublicationState | null;
};

/** Where an article's publication stands; null elsewhere means never published. */
type PublicationState = { number: number; publishedAt: string; withdrawn: boolean };

/** The part of our work on one article that belongs to no single annotation. */
export type Review = { summary: DocumentJson; overallVerdict: Verdict | null; version: number };

/** All that the review's page needs to start. `sequence` is the last event it includes: go on from there with `listEvents`. */
export type ReviewWorkspace = {
  article: Article;
  snapshot: Snapshot;
  review: Review;
  scale: Scale;
  annotations: Annotation[];
  people: Person[];
  /** Who works on the article; nobody: everybody may. */
  assignees: Person[];
  publication: (PublicationState & { sha256: string }) | null;
  sequence: number;
};

export type EventSubject = "article" | "snapshot" | "review" | "annotation" | "revision";
export type EventVerb =
  | "created"
  | "updated"
  | "deleted"
  | "restored"
  | "submitted"
  | "commented"
  | "comment-deleted"
  | "resolved"
  | "reopened"
  | "confirmed"
  | "unconfirmed"
  | "signed-off"
  | "returned"
  | "assigned"
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
