import type { AnnotationColumns } from "#lib/db/annotations.ts";
import type { NewEvidence } from "#lib/db/evidence.ts";
import type { NewPassage } from "#lib/db/passages.ts";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import type { Annotation, Evidence } from "#lib/domain/claim/annotation.ts";
import type { Review } from "#lib/domain/claim/review.ts";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { sameProse } from "./fold-prose.ts";

type Written = AnnotationColumns & { passages?: NewPassage[]; evidence?: NewEvidence[] };

/** Does all that is to be written of an annotation stand there already? What is left out stays. */
export function isAsItStands(current: Annotation, { verdictId, rationale, passages, evidence, ...columns }: Written): boolean {
  return (
    (["claim", "claimant", "claimedOn", "excluded"] as const).every((name) => (columns[name] ?? current[name]) === current[name]) &&
    (verdictId === undefined || verdictId === (current.verdict?.id ?? null)) &&
    (rationale === undefined || sameProse(rationale, current.rationale)) &&
    (passages === undefined || isMarked(current, passages)) &&
    (evidence === undefined ||
      (evidence.length === current.evidence.length && current.evidence.every((row, at) => isCited(row, evidence[at]))))
  );
}

/** A list of passages lets go of one that is lost, so it is a change; one that waits where it stands goes on waiting for its settlement. */
function isMarked({ passages }: Annotation, given: NewPassage[]): boolean {
  const isSame = ({ start, end }: NewPassage, at: number) => given[at]?.start === start && given[at].end === end;
  return passages.length === given.length && passages.every(({ anchoring }) => anchoring !== "lost") && passages.every(isSame);
}

/** What is left blank of a source keeps what is known of it. */
function isCited({ stance, quote, locator, source, passage }: Evidence, given: NewEvidence | undefined): boolean {
  if (given?.stance !== stance || given.quote !== quote || given.locator !== locator) return false;
  if (passage) {
    const { snapshotId, start, end } = given.passage ?? {};
    return snapshotId === passage.snapshotId && start === passage.start && end === passage.end;
  }
  if (source?.url !== given.source?.url) return false;
  return (["title", "publisher", "publishedAt", "archivedUrl"] as const).every(
    (detail) => !given.source?.[detail] || given.source[detail] === source?.[detail],
  );
}

/** The same of a review as a whole. */
export function isSaidAlready(current: Review, { summary, verdict }: { summary?: DocumentJson; verdict?: Verdict | null }): boolean {
  return (
    (summary === undefined || sameProse(summary, current.summary)) && (verdict === undefined || verdict?.id === current.overallVerdict?.id)
  );
}
