import type { Malformed } from "./fields.ts";
import type { TagToMap } from "./verdict-tags.ts";

/** An annotation that was left out because its words are not in the article, or in several places. */
export type Unanchored = { field: string; exact: string; reason: string };

/** An annotation that was left out because it is of another page, hidden or private. */
export type Skipped = { field: string; why: "other page" | "hidden" | "private"; page: string };

/** An annotation that has changed at its source since it was taken in, and has been worked on here: both are left as they are. */
export type Diverged = { field: string; annotationId: string; claim: string; updatedAt: string | null };

/** What came, or would come, of the annotations of a file. */
export type ImportReport = {
  added: number;
  /** Drafts that nobody has touched, brought to what their source says now, or given the verdict that their tags stand for. */
  updated: number;
  /** Left as they are because the article has them already. */
  known: number;
  skipped: Skipped[];
  diverged: Diverged[];
  unanchored: Unanchored[];
  /** By field. Where a part was malformed, the rest of its annotation may have been added. */
  malformed: Malformed[];
  /** Tags of the file that may stand for verdicts. */
  tags: TagToMap[];
};

/** How many stayed out that somebody may want to look at. */
export function leftOut({ skipped, diverged, unanchored, malformed }: ImportReport): number {
  return skipped.length + diverged.length + unanchored.length + malformed.length;
}

/** Why an annotation was skipped, as a sentence. */
export function skippedBecause({ why, page }: Skipped): string {
  if (why === "hidden") return "A moderator has hidden it.";
  if (why === "private") return "It is private: only its maker may read it.";
  return `It is about another page: ${page}`;
}

/** What became of one that has gone two ways. */
export function divergedBecause({ claim, updatedAt }: Diverged): string {
  const when = updatedAt === null ? "" : ` on ${updatedAt.slice(0, 10)}`;
  return `It was changed at its source${when}, and has been worked on here: “${claim.slice(0, 100)}” stays as it is here.`;
}
