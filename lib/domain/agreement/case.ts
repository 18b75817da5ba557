import type { Verdict } from "../claim/scale.ts";
import type { Person } from "../people/person.ts";

type Look = Pick<Verdict, "slug" | "name" | "rating">;
type Place = { annotationId: string; claim: string; article: { slug: string; title: string } };

/** An annotation that two people judged, each without the other's word. */
export type JudgedTwice = Place & {
  firstBy: Person;
  secondBy: Person;
  first: Look;
  second: Look;
  /** What the two settled on where they differed; null: nothing yet, or nothing to settle. */
  settled: Look | null;
  dissent: boolean;
  /** When the second verdict was given. */
  at: string;
};

/** Where somebody's own verdict is not the one that stands. */
export type Overruled = Place & {
  own: Look;
  /** What stands; null: no verdict any more. */
  now: Look | null;
  /** Whoever changed it last, and why where it was settled. */
  by: Person | null;
  words: string;
  at: string;
};
