import type { Person } from "../people/person.ts";
import type { Span } from "../text/span.ts";
import type { Annotation } from "./annotation.ts";
import type { Verdict } from "./scale.ts";

/** An earlier claim that says what a text says. */
export type Precedent = Pick<Annotation, "id" | "claim" | "claimant" | "state"> & {
  /** Null where it has none yet, and where who asks is not to know it, as they may judge it independently (`hidden`). */
  verdict: Verdict | null;
  hidden: boolean;
  article: { id: string; slug: string; title: string; outlet: string | null };
  /** When it was last changed. ISO 8601. */
  changedAt: string;
  /** From 0 to 1, falling through a list: how well it answers the question. */
  score: number;
  /** From 0 to 1: how much of what it says is in the text. */
  likeness: number;
};

/** Words of an article that say what was judged before, elsewhere. UTF-16. */
export type PassagePrecedents = Span & { snapshotId: string; exact: string; precedents: Precedent[] };

/** What was made of an earlier claim: its verdict taken over as a draft, or departed from, and why. */
export type PrecedentDeed = { precedentId: string; kind: "taken-over" | "departed"; words: string; by: Person | null; at: string };

/** From here on a person is told of an earlier claim by a card; and by a text that nobody has looked through yet. */
export const likeEnough = { card: 0.4, text: 0.55 } as const;

/** Longest line of why a signed verdict was departed from, in UTF-16 code units. */
export const longestDeparture = 500;
