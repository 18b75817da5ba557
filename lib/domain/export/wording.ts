import type { Stance } from "../claim/annotation.ts";
import type { PublishedAnnotation, RevisionContent, RevisionKind } from "../revision/revision.ts";
import { nameList } from "../text/name-list.ts";

export const evidenceStance: Record<Stance, string> = { supports: "Supports", contradicts: "Contradicts", context: "Context" };

export const revisionKindNames: Record<RevisionKind, string> = {
  first: "First published",
  update: "Update",
  correction: "Correction",
  clarification: "Clarification",
};

const months = "January February March April May June July August September October November December".split(" ");

/** An ISO 8601 date or time as "20 May 2025", by its UTC day; anything else as it is. */
export function longDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}

/** "Revision 2, published on 20 May 2025 by Mara Reyes for the Harbour Street Desk." */
export function revisionLine(content: RevisionContent): string {
  const line = `Revision ${content.number}, published on ${longDate(content.publishedAt)} by ${content.publishedBy} for ${content.desk.name}.`;
  return content.clock ? `${line} ${clockLine(content.clock)}` : line;
}

/** What a revision says of a clock that was known to be wrong. */
export function clockLine({ reason }: { reason: string }): string {
  return `The clock was wrong when this was published, so its date is not to be trusted; its place in the log is. The reason given: ${reason}`;
}

/** "Checked by Ada Lind and Joon Park, signed off by Mara Reyes"; empty where nobody is named. */
export function checkedBy({ reviewers, signedOffBy }: Pick<PublishedAnnotation, "reviewers" | "signedOffBy">): string {
  const checked = reviewers.length > 0 ? `Checked by ${nameList(reviewers)}` : "";
  const signed = signedOffBy.length > 0 ? `signed off by ${nameList(signedOffBy)}` : "";
  return [checked, signed].filter(Boolean).join(", ");
}
