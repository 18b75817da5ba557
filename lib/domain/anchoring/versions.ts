import type { Snapshot } from "../article/article.ts";
import type { Anchoring } from "../claim/annotation.ts";
import type { Verdict } from "../claim/scale.ts";
import type { Person } from "../people/person.ts";
import type { Span } from "../text/span.ts";

/** A snapshot as a list of them shows it. */
export type SnapshotMark = Pick<Snapshot, "id" | "number" | "sha256" | "wordCount" | "createdAt"> & { by: Person };

export const checkOutcomes = ["unchanged", "changed", "failed"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** One look at the outlet's page. `message` says what failed; `snapshotNumber` is the one a change made. */
export type SourceCheck = { checkedAt: string; outcome: CheckOutcome; message: string; snapshotNumber: number | null };

/** A passage that waits for a person: the words its verdict was given for, and those that stand there now (none: it is lost). */
export type UnsettledWords = {
  annotationId: string;
  version: number;
  passageId: string;
  claim: string;
  anchoring: "changed" | "lost";
  /** Number of the snapshot the old words are from. */
  snapshotNumber: number;
  old: { exact: string; prefix: string; suffix: string };
  now: (Span & { exact: string; prefix: string; suffix: string }) | null;
  /** Places on the snapshot under review that a person may mean, the likeliest first. */
  suggestions: (Span & { exact: string; prefix: string; suffix: string; similarity: number })[];
};

/** A passage on one of two compared snapshots. `became` is how it came from the one to the other; null where it stands on this one alone. */
export type ComparedPassage = MarkedPassage & { became: Anchoring | null };

/** What is or was marked on a snapshot. `previousId` is the passage of an earlier snapshot that it continues. */
export type MarkedPassage = Span & {
  id: string;
  previousId: string | null;
  annotationId: string;
  claim: string;
  verdict: Verdict | null;
  anchoring: Anchoring;
};

/** Sets the passages of two snapshots beside each other: which of the later ones continues which of the earlier. */
export function compareMarks(from: MarkedPassage[], to: MarkedPassage[]): { from: ComparedPassage[]; to: ComparedPassage[] } {
  // One that still waits as changed is carried on from the words it was settled with.
  const origin = (passage: MarkedPassage) => (passage.anchoring === "changed" ? (passage.previousId ?? passage.id) : passage.id);
  const continued = new Map(
    to.flatMap((passage) => (passage.previousId === null ? [] : [[passage.previousId, passage.anchoring] as const])),
  );
  const known = new Set(from.map(origin));
  return {
    from: from.map((passage) => ({
      ...passage,
      became: passage.anchoring === "lost" ? "lost" : (continued.get(origin(passage)) ?? continued.get(passage.id) ?? null),
    })),
    to: to.map((passage) => ({ ...passage, became: known.has(passage.previousId ?? "") ? passage.anchoring : null })),
  };
}

/** What came of looking at the outlet's page again. */
export type CheckedSource =
  | { outcome: "unchanged" }
  | { outcome: "changed"; added: { number: number; passages: Record<Anchoring, number> } }
  | { outcome: "failed"; message: string };
