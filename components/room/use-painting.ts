"use client";

import { useEffect, useState } from "react";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";
import { createPainter } from "../highlights/highlight-painter.ts";
import { useSpanInView } from "./use-span-in-view.ts";
import "../highlights/highlights.css";

/**
 * Of more passages than this only those near what can be seen are painted: at each change of what is painted, browsers lay every painted
 * passage out once more.
 */
const mostPainted = 500;

type PaintingOptions = {
  reader: Reader | null;
  scroller: HTMLElement | null;
  marks: Mark[];
  activeId: string | null;
  hoverId: string | null;
};

/** Keeps what is painted in the reader equal to `marks`, with more emphasis on the open card's and the hovered passages. */
export function usePainting({ reader, scroller, marks, activeId, hoverId }: PaintingOptions): void {
  const [painter, setPainter] = useState<ReturnType<typeof createPainter> | null>(null);

  useEffect(() => {
    if (!reader || !("highlights" in CSS)) return;
    const made = createPainter(reader.index);
    setPainter(made);
    return () => {
      made.clear();
      setPainter(null);
    };
  }, [reader]);

  const isLong = marks.length > mostPainted;
  const inView = useSpanInView(reader, scroller, isLong);
  useEffect(() => {
    if (!isLong) painter?.paint(marks);
    else if (inView) painter?.paint(marks, inView);
  }, [painter, marks, isLong, inView]);
  useEffect(() => painter?.emphasize("active", of(marks, activeId)), [painter, marks, activeId]);
  useEffect(() => painter?.emphasize("hover", hoverId === activeId ? [] : of(marks, hoverId)), [painter, marks, hoverId, activeId]);
}

function of(marks: Mark[], id: string | null): Mark[] {
  return id === null ? [] : marks.filter((mark) => mark.id === id);
}
