"use client";

import { Eye } from "lucide-react";
import { readingOnly } from "#lib/domain/people/assignment.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";

/** A plain word to those who read along, above the article. */
export function ReadingNote() {
  const assignees = useRoomState((state) => state.assignees);
  const mayWork = useMayWork();
  return (
    <p
      role="status"
      className={mayWork ? "sr-only" : "mb-6 flex gap-2 rounded-(--radius) border border-line bg-card px-3 py-2 text-sm text-pretty"}
    >
      {!mayWork && (
        <>
          <Eye aria-hidden className="mt-0.5 size-4 shrink-0 text-soft" /> {readingOnly(assignees)}
        </>
      )}
    </p>
  );
}
