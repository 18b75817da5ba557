"use client";

import { useEffect, useState } from "react";
import { AnnotationCard } from "../annotation/annotation-card.tsx";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";
import { useMayWork, useRoomState } from "../session/room-context.ts";
import { FoldCounts } from "./fold-counts.tsx";
import { useMarginPlaces } from "./use-margin-places.ts";
import { useVisibleStrip } from "./use-visible-strip.ts";

type MarginProps = { reader: Reader | null; scroller: HTMLElement | null; marks: Mark[]; ids: string[] };

/** The cards, each beside its passage. Only those near the window are drawn, so that thousands cost nothing. */
export function Margin({ reader, scroller, marks, ids }: MarginProps) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const activeId = useRoomState((state) => state.activeId);
  const { places, heights, bottom, crowded, measure } = useMarginPlaces({ reader, scroller, margin: element, ids, marks, activeId });
  const mayWork = useMayWork();
  const strip = useVisibleStrip(scroller, element);
  const settled = useSettled(places.size > 0);

  const drawn = [...places].filter(([id, place]) => {
    const end = place + (heights.get(id) ?? 0);
    return id === activeId || (end > strip.top - strip.height && place < strip.top + 2 * strip.height);
  });

  return (
    <aside ref={setElement} aria-label="Annotations beside the text" className="room-margin">
      {ids.length === 0 && (
        <p className="px-4 pt-16 text-center text-[0.88rem] text-pretty text-soft">
          {mayWork
            ? "What you check stands here, each beside its words. Select some in the article, and give them a verdict or paste a link."
            : "What is checked stands here, each beside its words. Nothing is yet."}
        </p>
      )}
      <div className="relative" style={{ height: bottom + 96 }}>
        {drawn.map(([id, place]) => (
          <div
            key={id}
            data-id={id}
            ref={(card) => measure(id, card)}
            className="absolute inset-x-0"
            style={{ transform: `translateY(${place}px)`, transition: settled ? "transform 180ms ease-out" : undefined }}
          >
            <AnnotationCard id={id} crowded={crowded} />
          </div>
        ))}
      </div>
      {activeId === null && <FoldCounts places={places} heights={heights} strip={strip} />}
    </aside>
  );
}

/** Cards take their first places at once and glide only afterwards. */
function useSettled(placed: boolean): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    if (!placed) return;
    const timer = setTimeout(() => setSettled(true), 400);
    return () => clearTimeout(timer);
  }, [placed]);
  return settled;
}
