import type { Malformed } from "./fields.ts";
import type { TagToMap } from "./verdict-tags.ts";

/** An annotation that was left out because its words are not in the article, or in several places. */
export type Unanchored = { field: string; exact: string; reason: string };

/** What came, or would come, of the annotations of a file. */
export type ImportReport = {
  added: number;
  /** Left out because the article has them already, with the same claim on the same words. */
  known: number;
  unanchored: Unanchored[];
  /** By field. Where a part was malformed, the rest of its annotation may have been added. */
  malformed: Malformed[];
  /** Tags of the file that may stand for verdicts. */
  tags: TagToMap[];
};
