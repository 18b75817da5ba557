import type { Snapshot } from "../article/article.ts";
import type { PageKind } from "../article/page-kind.ts";
import { type Anchoring, isUnsettledPassage } from "../claim/annotation.ts";
import type { Verdict } from "../claim/scale.ts";
import type { Person } from "../people/person.ts";
import type { SentenceChange } from "../sentence/kinds.ts";
import type { Span } from "../text/span.ts";

/** A snapshot as a list of them shows it. */
export type SnapshotMark = Pick<Snapshot, "id" | "number" | "sha256" | "wordCount" | "createdAt"> & {
  /** Is it the original of the one before, read again by a newer reader? */
  isReread: boolean;
  by: Person;
  /** Did the server itself read these words on the outlet's page? */
  readAtOutlet: boolean;
  /** The editor who says that the outlet's page reads so. */
  confirmation: { by: Person; at: string } | null;
};

/** Is it known that the outlet's page reads so? Until then nothing is said in public of what differs from it. */
export function isOutlets({ readAtOutlet, confirmation }: Pick<SnapshotMark, "readAtOutlet" | "confirmation">): boolean {
  return readAtOutlet || confirmation !== null;
}

/** May an editor say so of it? The first is what everything is compared with; the same original read again is nobody's change. */
export function awaitsConfirmation(mark: Pick<SnapshotMark, "number" | "isReread" | "readAtOutlet" | "confirmation">): boolean {
  return mark.number > 1 && !mark.isReread && !isOutlets(mark);
}

export const checkOutcomes = ["unchanged", "changed", "failed"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** One look at the outlet's page. `message` says what failed; `snapshotNumber` is the one a change made, or that the page reads like. */
export type SourceCheck = { checkedAt: string; outcome: CheckOutcome; message: string; snapshotNumber: number | null };

/** What became of a passage on a later snapshot; one whose words stand in a changed sentence is that alone. */
export const outcomes = ["lost", "changed", "sentenceChanged", "moved", "typography", "exact"] as const satisfies (
  | Anchoring
  | "sentenceChanged"
)[];
export type Outcome = (typeof outcomes)[number];

/** What became of the passages of a review on its next snapshot, each counted once. */
export type PassageCounts = Record<Outcome, number>;

/** What a person has to look at: the words a verdict was given for, and those that stand there now (none: they are lost). */
export type UnsettledWords = {
  annotationId: string;
  version: number;
  passageId: string;
  claim: string;
  anchoring: Anchoring;
  /** Where the words stand and their sentence has changed: how. */
  sentenceChange: SentenceChange | null;
  /** Number of the snapshot the old words are from. */
  snapshotNumber: number;
  old: { exact: string; prefix: string; suffix: string };
  now: (Span & { exact: string; prefix: string; suffix: string }) | null;
  /** Places on the snapshot under review that a person may mean, the likeliest first. */
  suggestions: (Span & { exact: string; prefix: string; suffix: string; similarity: number })[];
};

/** A passage on one of two compared snapshots. `became` is how it came from the one to the other; null where it stands on this one alone. */
export type ComparedPassage = MarkedPassage & { became: Outcome | null };

/** What is or was marked on a snapshot. `previousId` is the passage of an earlier snapshot that it continues. */
export type MarkedPassage = Span & {
  id: string;
  previousId: string | null;
  annotationId: string;
  claim: string;
  verdict: Verdict | null;
  anchoring: Anchoring;
  sentenceChange: SentenceChange | null;
};

/** Sets the passages of two snapshots beside each other: which of the later ones continues which of the earlier. */
export function compareMarks(from: MarkedPassage[], to: MarkedPassage[]): { from: ComparedPassage[]; to: ComparedPassage[] } {
  // One that still waits is carried on from the words it was settled with.
  const origin = (passage: MarkedPassage) => (isUnsettledPassage(passage) ? (passage.previousId ?? passage.id) : passage.id);
  const outcome = ({ anchoring, sentenceChange }: MarkedPassage): Outcome => (sentenceChange ? "sentenceChanged" : anchoring);
  const continued = new Map(
    to.flatMap((passage) => (passage.previousId === null ? [] : [[passage.previousId, outcome(passage)] as const])),
  );
  const known = new Set(from.map(origin));
  return {
    from: from.map((passage) => ({
      ...passage,
      became: passage.anchoring === "lost" ? "lost" : (continued.get(origin(passage)) ?? continued.get(passage.id) ?? null),
    })),
    to: to.map((passage) => ({ ...passage, became: known.has(passage.previousId ?? "") ? outcome(passage) : null })),
  };
}

/** What came of looking at the outlet's page again. */
export type CheckedSource =
  | { outcome: "unchanged" }
  | { outcome: "changed"; added: { number: number; passages: PassageCounts } }
  /** `kind`: a page is there, but it looks like no article. */
  | { outcome: "failed"; message: string; kind: PageKind | null };
