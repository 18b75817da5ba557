import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";

/**
 * The check that stands open before anybody has chosen one: the first of the worst verdict. All others are folded to verdict and claim, and open
 * when they are chosen. Where no verdict has a rank, the first; null where nothing was checked.
 */
export function worstCheck(annotations: PublishedAnnotation[]): PublishedAnnotation | null {
  const rank = ({ verdict }: PublishedAnnotation) => verdict.rating ?? Number.POSITIVE_INFINITY;
  const worst = Math.min(...annotations.map(rank));
  return annotations.find((annotation) => rank(annotation) === worst) ?? null;
}
