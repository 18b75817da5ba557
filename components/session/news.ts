import type { Annotation } from "#lib/domain/claim/annotation.ts";
import type { ReviewEvent } from "#lib/domain/claim/review.ts";

type Annotations = Record<string, Annotation>;

const deeds: Record<ReviewEvent["verb"], string> = {
  created: "added",
  updated: "changed",
  deleted: "deleted",
  restored: "brought back",
  submitted: "submitted",
  commented: "commented on",
  "comment-edited": "changed a comment on",
  "comment-deleted": "took a comment back on",
  "evidence-read": "had the sources read of",
  "contact-added": "noted who was asked about",
  "contact-changed": "changed who was asked about",
  "contact-removed": "took out who was asked about",
  "contact-restored": "brought back who was asked about",
  resolved: "resolved the discussion of",
  reopened: "reopened the discussion of",
  assessed: "gave the second verdict on",
  "verdicts-settled": "settled the two verdicts on",
  "taken-over": "took an earlier verdict over for",
  departed: "said why an earlier verdict doesn’t hold for",
  joined: "joined other articles’ claim to",
  separated: "parted from other articles’ claim",
  confirmed: "confirmed the changed sentence of",
  unconfirmed: "reopened the changed sentence of",
  "signed-off": "signed off",
  returned: "returned",
  assigned: "changed who works on",
  "handed-over": "handed to somebody",
  scheduled: "changed when work is due on",
  collected: "changed the topics of",
  published: "published",
  withdrawn: "withdrew",
};

/** What colleagues did, in a line: the last thing of all. `before` and `after`: the annotations without and with it. Null where there is nothing to tell. */
export function newsOf(events: ReviewEvent[], before: Annotations, after: Annotations, meId: string): string | null {
  const others = events.filter((event) => event.actor && event.actor.id !== meId);
  const last = others.at(-1);
  if (!last?.actor) return null;
  const more = others.length > 1 ? ` (and ${others.length - 1} more ${others.length === 2 ? "change" : "changes"})` : "";
  return `${last.actor.name} ${deedOf(last, before, after)}${more}`;
}

function deedOf(event: ReviewEvent, before: Annotations, after: Annotations): string {
  const { subject, subjectId, verb } = event;
  if (subject === "review") return `${deeds[verb]} the review as a whole`;
  if (subject === "snapshot") {
    if (verb === "created") return "loaded the outlet’s new text";
    return `${verb === "confirmed" ? "confirmed" : "took back"} that the outlet’s page reads like a snapshot`;
  }
  if (subject !== "annotation") return `${deeds[verb]} ${subject === "revision" ? `revision ${subjectId}` : `the ${subject}`}`;
  const [was, is] = [before[subjectId], after[subjectId]];
  const claim = named((is ?? was)?.claim ?? "");
  if (verb !== "updated" || !was || !is) return `${deeds[verb]} ${claim}`;
  if (was.verdict?.slug !== is.verdict?.slug) return is.verdict ? `rated ${claim} ${is.verdict.name}` : `marked ${claim} to check`;
  return is.evidence.length > was.evidence.length ? `added evidence to ${claim}` : `changed ${claim}`;
}

function named(claim: string): string {
  return claim ? `“${claim.length > 48 ? `${claim.slice(0, 47)}…` : claim}”` : "an annotation";
}
