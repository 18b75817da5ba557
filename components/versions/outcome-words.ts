import type { ComparedPassage } from "#lib/domain/anchoring/versions.ts";
import { type Anchoring, isSure } from "#lib/domain/claim/annotation.ts";

/** In the order of how much a person should care. */
export const outcomeWords: Record<Anchoring, string> = {
  lost: "Lost",
  changed: "Changed",
  moved: "Moved",
  typography: "Typography",
  exact: "Exact",
};

/** Where a passage is marked in the difference of two snapshots. */
export function markId({ id }: Pick<ComparedPassage, "id">): string {
  return `passage-${id}`;
}

export function standsForSure({ became, anchoring }: ComparedPassage): boolean {
  return isSure(became ?? anchoring);
}
