import { isEmptyProse } from "../prose/prose.ts";
import type { Span } from "../text/span.ts";
import type { Annotation, AnnotationState, Author, SignOff } from "./annotation.ts";
import type { Review } from "./review.ts";

/**
 * Where an annotation stands. Only a decision on its present version counts: changing the content makes earlier ones stale, and the
 * annotation waits for a second person again. `signOffs` are in the order they were given.
 */
export function annotationState(annotation: { version: number; submitted: boolean; signOffs: SignOff[] }): AnnotationState {
  const decision = annotation.signOffs.findLast((signOff) => signOff.version === annotation.version)?.decision;
  if (decision === "approve") return "signed-off";
  if (annotation.submitted) return "submitted";
  return decision === "return" ? "returned" : "draft";
}

/** Has this person written some of it that nobody else has signed off yet? Then they don't sign it. */
export function isAuthor(authors: readonly Author[], personId: string): boolean {
  return authors.some(({ id, signed }) => id === personId && !signed);
}

/** Has the review a verdict on the whole, or words? */
export function isSaidOnTheWhole({ summary, overallVerdict }: Pick<Review, "summary" | "overallVerdict">): boolean {
  return overallVerdict !== null || !isEmptyProse(summary);
}

/** Where summary and verdict on the whole stand. They are signed off without having been submitted. */
export function wholeState({ version, signOffs }: Pick<Review, "version" | "signOffs">): "draft" | "returned" | "signed-off" {
  const decision = signOffs.findLast((signOff) => signOff.version === version)?.decision;
  if (decision === "approve") return "signed-off";
  return decision === "return" ? "returned" : "draft";
}

/** By their first passage, the way a revision numbers them: the shorter first, then the older. Without a passage: last. */
export function inReadingOrder<T extends Pick<Annotation, "passages" | "createdAt" | "id">>(annotations: T[]): T[] {
  return annotations
    .map((annotation) => ({ annotation, at: firstPassage(annotation) }))
    .sort(
      ({ annotation: a, at: atA }, { annotation: b, at: atB }) =>
        atA.start - atB.start ||
        atA.end - atB.end ||
        (a.createdAt === b.createdAt ? compare(a.id, b.id) : compare(a.createdAt, b.createdAt)),
    )
    .map(({ annotation }) => annotation);
}

function firstPassage({ passages }: Pick<Annotation, "passages">): Span {
  const nowhere: Span = { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };
  return passages.reduce<Span>(
    (first, at) => (at.start < first.start || (at.start === first.start && at.end < first.end) ? at : first),
    nowhere,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
