"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRoom } from "../session/room-context.ts";
import type { Strip } from "./use-visible-strip.ts";

type FoldCountsProps = { places: Map<string, number>; heights: Map<string, number>; strip: Strip };

/** How many cards stand above and below what can be seen; each goes to the nearest of them. */
export function FoldCounts({ places, heights, strip }: FoldCountsProps) {
  const { store } = useRoom();
  const above = [...places].filter(([id, place]) => place + (heights.get(id) ?? 0) < strip.top + 24);
  const below = [...places].filter(([, place]) => place > strip.top + strip.height - 24);
  const open = (id: string | undefined) => id && store.dispatch({ type: "activated", id });

  return (
    <div className="room-fold">
      {above.length > 0 && (
        <button type="button" className="fold-count" onClick={() => open(above.at(-1)?.[0])}>
          <ArrowUp aria-hidden className="size-3.5" /> {above.length} above
        </button>
      )}
      {below.length > 0 && (
        <button type="button" className="fold-count" onClick={() => open(below[0]?.[0])}>
          <ArrowDown aria-hidden className="size-3.5" /> {below.length} below
        </button>
      )}
    </div>
  );
}
