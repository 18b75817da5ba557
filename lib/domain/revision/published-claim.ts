import type { ChangedPassage } from "../article/outlet-changes.ts";
import type { Withdrawal } from "./publication.ts";
import type { PublishedAnnotation, RevisionContent } from "./revision.ts";

/** An annotation as it was published last. */
export type PublicAppearance = {
  annotation: PublishedAnnotation;
  /** The newest revision that has it. */
  content: RevisionContent;
  /** Of the first revision of the review. */
  firstPublishedAt: string;
  /** `gone`: the review as it stands no longer has it. */
  state: "current" | "gone" | "withdrawn";
  withdrawal: Withdrawal | null;
  /** Of its passages, those that the outlet has changed since; looked up only when asked for. */
  changes: ChangedPassage[];
};

/**
 * What is found at the address of a claim: its newest appearance that stands, or what is left of it, and all that it has in public, the newest first.
 * At the address of an annotation whose claim was joined to another, its own; `claimId` says whose page has it.
 */
export type PublishedClaim = PublicAppearance & { claimId: string; appearances: PublicAppearance[] };
