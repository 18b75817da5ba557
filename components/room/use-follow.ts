"use client";

import { useEffect, useRef } from "react";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";

/** When a card opens whose passage is out of sight, brings the passage into view; one that can be seen stays where it is. */
export function useFollow(
  reader: Reader | null,
  scroller: HTMLElement | null,
  marks: Mark[],
  activeId: string | null,
  editing: boolean,
): void {
  const latest = useRef(marks);
  latest.current = marks;
  // One that is opened before it has arrived is gone to as it does.
  const isHere = marks.some(({ id }) => id === activeId);

  useEffect(() => {
    const mark = latest.current.find(({ id }) => id === activeId);
    if (!reader || !scroller || !isHere || !mark || editing) return;
    const box = reader.index.rangeOf(mark.span).getClientRects()[0];
    if (!box) return;
    const { top, bottom, height } = scroller.getBoundingClientRect();
    const sheet = document.querySelector(".room-sheet:not([hidden])")?.getBoundingClientRect().top ?? bottom;
    const floor = Math.min(bottom, sheet);
    if (box.top >= top + 8 && box.bottom <= floor - 40) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.scrollBy({ top: box.top - top - Math.min(height, floor - top) * 0.28, behavior: calm ? "auto" : "smooth" });
  }, [reader, scroller, activeId, isHere, editing]);
}
