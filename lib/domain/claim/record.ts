import type { Person } from "../people/person.ts";

/** Something that was done to an article or its review. `data` says more of it; what it holds depends on the verb. */
export type RecordedDeed = {
  id: string;
  at: string;
  /** Null: nobody can be named. */
  actor: Person | null;
  verb: string;
  subject: string;
  subjectId: string;
  data: unknown;
};

/** The newest first; `next` leads to those before, null where there are none. */
export type Deeds = { events: RecordedDeed[]; next: string | null };
