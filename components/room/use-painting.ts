"use client";

import { useEffect, useState } from "react";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";
import { createPainter } from "../highlights/highlight-painter.ts";
import "../highlights/highlights.css";

/** Keeps what is painted in the reader equal to `marks`, with more emphasis on the open card's and the hovered passages. */
export function usePainting(reader: Reader | null, marks: Mark[], activeId: string | null, hoverId: string | null): void {
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

  useEffect(() => painter?.paint(marks), [painter, marks]);
  useEffect(() => painter?.emphasize("active", of(marks, activeId)), [painter, marks, activeId]);
  useEffect(() => painter?.emphasize("hover", hoverId === activeId ? [] : of(marks, hoverId)), [painter, marks, hoverId, activeId]);
}

function of(marks: Mark[], id: string | null): Mark[] {
  return id === null ? [] : marks.filter((mark) => mark.id === id);
}
