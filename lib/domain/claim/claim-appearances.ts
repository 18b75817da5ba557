import type { Annotation } from "./annotation.ts";
import type { Verdict } from "./scale.ts";

/** An annotation, as one of the places where a claim was made. */
export type Appearance = Pick<Annotation, "id" | "claim" | "claimant" | "claimedOn" | "state"> & {
  /** Null where it has none yet, and where who asks is not to know it, as they may judge it or one like it independently (`hidden`). */
  verdict: Verdict | null;
  hidden: boolean;
  article: { id: string; slug: string; title: string; outlet: string | null };
  /** When it was last changed. ISO 8601. */
  changedAt: string;
};

/** A statement, wherever it was made: what its newest appearance says, drafts included. */
export type Claim = {
  id: string;
  newest: Appearance;
  /** How many there are. */
  count: number;
};

/** What joining two claims, or taking appearances out of one, did: these annotations are appearances of this claim now. */
export type ClaimsChanged = { claimId: string; moved: string[] };
