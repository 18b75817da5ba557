import type { Annotation } from "#lib/domain/annotation.ts";
import type { Result } from "#lib/domain/result.ts";
import type { Review, ReviewEvent, ReviewWorkspace } from "#lib/domain/review.ts";

/** What the room asks of the server. Each may also throw: no connection. */
export type RoomApi = {
  createAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  updateAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  deleteAnnotation: (input: { id: string; version: number }) => Promise<Result<Annotation>>;
  restoreAnnotation: (input: { id: string }) => Promise<Result<Annotation>>;
  readAnnotation: (input: { id: string }) => Promise<Result<Annotation>>;
  submitAnnotation: (input: { id: string; version: number }) => Promise<Result<Annotation>>;
  signOffAnnotation: (input: unknown) => Promise<Result<Annotation>>;
  updateReview: (input: unknown) => Promise<Result<Review>>;
  openReview: (input: { articleId: string }) => Promise<Result<ReviewWorkspace>>;
  listEvents: (input: { articleId: string; after: number }) => Promise<Result<{ events: ReviewEvent[]; sequence: number }>>;
};
