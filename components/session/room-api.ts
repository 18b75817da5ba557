import type { CheckedSource, SnapshotMark, SourceCheck, UnsettledWords } from "#lib/domain/anchoring/versions.ts";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ArticleEvents, Review, ReviewWorkspace } from "#lib/domain/claim/review.ts";
import type { Result } from "#lib/domain/result.ts";

/** What the room asks of the server. Each may also throw: no connection. */
export type RoomApi = {
  createAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  updateAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  deleteAnnotation: (input: { id: string; version: number }) => Promise<Result<Annotation>>;
  restoreAnnotation: (input: { id: string }) => Promise<Result<Annotation>>;
  readAnnotation: (input: { id: string }) => Promise<Result<Annotation>>;
  submitAnnotation: (input: { id: string; version: number }) => Promise<Result<Annotation>>;
  signOffAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  addComment: (input: unknown) => Promise<Result<Annotation>>;
  deleteComment: (input: { id: string }) => Promise<Result<Annotation>>;
  restoreComment: (input: { id: string }) => Promise<Result<Annotation>>;
  updateReview: (input: unknown) => Promise<Result<Review>>;
  openReview: (input: { articleId: string }) => Promise<Result<ReviewWorkspace>>;
  settlePassage: (input: unknown) => Promise<Result<Annotation>>;
  listUnsettled: (input: { articleId: string }) => Promise<Result<UnsettledWords[]>>;
  listSnapshots: (input: { articleId: string }) => Promise<Result<{ snapshots: SnapshotMark[]; checks: SourceCheck[] }>>;
  checkSource: (input: { articleId: string }) => Promise<Result<CheckedSource>>;
  listEvents: (input: { articleId: string; after: number }) => Promise<Result<ArticleEvents>>;
};
