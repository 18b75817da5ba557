"use client";

import { useEffect, useState } from "react";
import type { Mark } from "../highlights/highlight-painter.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { useCard } from "../session/use-card.ts";

/** Tells screen readers what is selected and open: how many annotations are there, and which keys help. */
export function LiveRegion({ marks, ids }: { marks: Mark[]; ids: string[] }) {
  const selection = useRoomState((state) => state.selection);
  const activeId = useRoomState((state) => state.activeId);
  const editing = useRoomState((state) => state.editing);
  const card = useCard(activeId ?? "");
  const mayWork = useMayWork();
  const [words, setWords] = useState("");

  const here = selection
    ? new Set(marks.filter(({ span }) => span.start < selection.end && selection.start < span.end).map(({ id }) => id)).size
    : 0;
  const opened = card ? `${ids.indexOf(activeId ?? "") + 1} of ${ids.length}. ${card.verdict?.name ?? "To check"}. ` : "";
  const next = selection
    ? `${here === 0 ? "No annotations" : here === 1 ? "1 annotation" : `${here} annotations`} at the selection.${mayWork ? " A annotates, 1 to 8 give a verdict, T marks to check." : ""}`
    : card && !editing
      ? `${opened}${mayWork ? "Enter edits, E adds evidence, " : ""}J and K go to the next and previous.`
      : "";

  useEffect(() => {
    const timer = setTimeout(() => setWords(next), 400);
    return () => clearTimeout(timer);
  }, [next]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
