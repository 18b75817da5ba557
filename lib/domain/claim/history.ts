import type { Person } from "../people/person.ts";

/** One field that was changed, in words. Null: nothing stood, or stands, there. `long`: prose, to be compared word by word. */
export type FieldChange = { field: string; from: string | null; to: string | null; long: boolean };

/** What can be brought back: what stood before a change, a version of a text, a deleted annotation. */
export type Restorable =
  | { kind: "before"; event: string; words: string }
  | { kind: "version"; version: string }
  | { kind: "annotation"; annotation: string };

/** One line of the history of an annotation or a review. */
export type HistoryEntry = {
  id: string;
  at: string;
  /** Whoever did it; nobody where that can't be told. */
  by: Person[];
  /** As “changed the verdict”: a sentence with the name before it. */
  what: string;
  /** The annotation it is about, where the history is that of a review. */
  annotation: { id: string; claim: string; deleted: boolean } | null;
  changes: FieldChange[];
  restore: Restorable | null;
};

export type History = { entries: HistoryEntry[]; next: string | null };
