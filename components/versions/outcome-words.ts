import type { ComparedPassage, Outcome } from "#lib/domain/anchoring/versions.ts";
import { isSuspended } from "#lib/domain/claim/annotation.ts";

export const outcomeWords: Record<Outcome, string> = {
  lost: "Lost",
  changed: "Changed",
  sentenceChanged: "Sentence changed",
  moved: "Moved",
  typography: "Typography",
  exact: "Exact",
};

/** Where a passage is marked in the difference of two snapshots. */
export function markId({ id }: Pick<ComparedPassage, "id">): string {
  return `passage-${id}`;
}

/** Does the verdict stand on this passage, on this side of the comparison? */
export function standsForSure(passage: ComparedPassage): boolean {
  return passage.became !== "changed" && passage.became !== "lost" && !isSuspended(passage);
}
