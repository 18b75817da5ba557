"use client";

import { useEffect, useState } from "react";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";
import { marksAt, nextOf } from "../highlights/hit.ts";
import { useRoom } from "../session/room-context.ts";

/** Clicking or tapping a passage opens its card, again and again through those that overlap. Answers with what the pointer is over. */
export function useReaderPointer(reader: Reader | null, marks: Mark[]): string | null {
  const { store } = useRoom();
  const [hoverId, setHoverId] = useState<string | null>(null);

  useEffect(() => {
    if (!reader) return;
    const { element } = reader;
    let frame = 0;

    function onMove(event: PointerEvent): void {
      if (event.pointerType === "touch" || event.buttons !== 0) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!reader) return;
        const under = marksAt(reader, marks, event.clientX, event.clientY)[0]?.id ?? null;
        setHoverId(under);
        element.style.cursor = under ? "pointer" : "";
      });
    }

    function onClick(event: MouseEvent): void {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link) event.preventDefault();
      if (!reader || !getSelection()?.isCollapsed) return;
      const under = marksAt(reader, marks, event.clientX, event.clientY);
      const { activeId } = store.getState();
      const mark = nextOf(under, activeId);
      if (mark && mark.id !== activeId) store.dispatch({ type: "activated", id: mark.id });
      else if (!mark && activeId && !store.getState().placing) store.dispatch({ type: "activated", id: null });
    }

    const onLeave = () => setHoverId(null);
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerleave", onLeave);
    element.addEventListener("click", onClick);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerleave", onLeave);
      element.removeEventListener("click", onClick);
    };
  }, [reader, marks, store]);

  return hoverId;
}
