import type { Person } from "../people/person.ts";
import type { Span } from "../text/span.ts";
import type { Appearance } from "./claim-appearances.ts";

/** An earlier claim that says what a text says, by its newest appearance. */
export type Precedent = Appearance & {
  claimId: string;
  /** How many appearances it has. */
  appearances: number;
  /** From 0 to 1, falling through a list: how well it answers the question. */
  score: number;
  /** From 0 to 1: how much of what it says is in the text. */
  likeness: number;
};

/** Words of an article that say what was judged before, elsewhere. UTF-16. */
export type PassagePrecedents = Span & { snapshotId: string; exact: string; precedents: Precedent[] };

/** What was made of an earlier claim: its verdict taken over as a draft, or departed from, and why. */
export type PrecedentDeed = {
  precedentId: string;
  claimId: string;
  kind: "taken-over" | "departed";
  words: string;
  by: Person | null;
  at: string;
};

/** From here on a person is told of an earlier claim by a card; and by a text that nobody has looked through yet. */
export const likeEnough = { card: 0.4, text: 0.55 } as const;

/** Longest line of why a signed verdict was departed from, in UTF-16 code units. */
export const longestDeparture = 500;
