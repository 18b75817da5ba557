export type ExportOutcome = "finished" | "cancelled" | "failed";

/** A download of everything published: how far it is, in revisions. */
export type ExportRun = {
  id: string;
  done: number;
  revisions: number;
  /** Null while it goes on, or when its node died; `quietFor` tells which is likely. */
  outcome: ExportOutcome | null;
  /** Milliseconds since it last went on. */
  quietFor: number;
};
