"use client";

import { atReview } from "#lib/domain/prose/room.ts";
import { WhoIsAt } from "../people/presence-bar.tsx";
import { fieldsShown } from "../session/draft.ts";
import { useRoomState } from "../session/room-context.ts";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

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
      <button type="button" className={`rail-item -ms-1 ${colourClass(verdict)}`} onClick={go}>
        <MarkIcon verdict={verdict} className="mt-0.5 size-4" />
        <span className="text-[0.88rem]">{verdict?.name ?? "No verdict yet"}</span>
        <WhoIsAt id={atReview} />
      </button>
    </section>
  );
}
