import type { ReviewEvent } from "#lib/domain/review.ts";
import type { RoomState } from "./room-state.ts";

const deeds: Record<ReviewEvent["verb"], string> = {
  created: "added",
  updated: "changed",
  deleted: "deleted",
  restored: "brought back",
  submitted: "submitted",
  "signed-off": "signed off",
  returned: "returned",
  assigned: "changed who works on",
  published: "published",
  withdrawn: "withdrew",
};

/** What colleagues did, in a line: the last thing of each. Null where there is nothing to tell. */
export function newsOf(events: ReviewEvent[], { annotations }: Pick<RoomState, "annotations">, meId: string): string | null {
  const others = events.filter((event) => event.actor && event.actor.id !== meId);
  const last = others.at(-1);
  if (!last?.actor) return null;
  const more = others.length > 1 ? ` (and ${others.length - 1} more ${others.length === 2 ? "change" : "changes"})` : "";
  return `${last.actor.name} ${deeds[last.verb]} ${thing(last, annotations)}${more}`;
}

function thing({ subject, subjectId }: ReviewEvent, annotations: RoomState["annotations"]): string {
  if (subject === "annotation") {
    const claim = annotations[subjectId]?.claim;
    return claim ? `“${claim.length > 48 ? `${claim.slice(0, 47)}…` : claim}”` : "an annotation";
  }
  if (subject === "review") return "the review as a whole";
  return subject === "revision" ? `revision ${subjectId}` : `the ${subject}`;
}
