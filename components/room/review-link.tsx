"use client";

import { atReview } from "#lib/domain/room.ts";
import { colourClass } from "../annotation/look.ts";
import { MarkIcon } from "../annotation/mark-icon.tsx";
import { fieldsShown } from "./draft.ts";
import { WhoIsAt } from "./presence-bar.tsx";
import { useRoomState } from "./room-context.ts";

/** The verdict on the whole, as it stands, and the way to it. */
export function ReviewLink() {
  const review = useRoomState((state) => state.review);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const { overallVerdict } = fieldsShown(review);
  const verdict = verdicts.find(({ slug }) => slug === overallVerdict) ?? null;

  function go(): void {
    const panel = document.getElementById("review");
    panel?.scrollIntoView({ block: "start" });
    panel?.focus({ preventScroll: true });
  }

  return (
    <section aria-label="Overall verdict">
      <h2 className="eyebrow mb-1">Overall</h2>
      <button type="button" className={`rail-item -mx-1 ${colourClass(verdict)}`} onClick={go}>
        <MarkIcon verdict={verdict} className="mt-0.5 size-4" />
        <span className="text-[0.88rem]">{verdict?.name ?? "No verdict yet"}</span>
        <WhoIsAt id={atReview} />
      </button>
    </section>
  );
}
