import type { ComparedPassage } from "#lib/domain/anchoring/versions.ts";
import type { Anchoring } from "#lib/domain/claim/annotation.ts";

/** In the order of how much a person should care. */
export const outcomeWords: Record<Anchoring, string> = { lost: "Lost", changed: "Changed", moved: "Moved", exact: "Exact" };

/** Where a passage is marked in the difference of two snapshots. */
export function markId({ id }: Pick<ComparedPassage, "id">): string {
  return `passage-${id}`;
}

export function isSure({ became, anchoring }: ComparedPassage): boolean {
  return (became ?? anchoring) === "exact" || (became ?? anchoring) === "moved";
}
