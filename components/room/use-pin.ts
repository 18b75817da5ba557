"use client";

import { useLayoutEffect, useState } from "react";

const edge = 12;

type PinOptions = { scroller: HTMLElement | null; margin: HTMLElement | null; id: string | null; top: number | undefined; height: number };

/**
 * Where the chosen card stands: on the line of its passage, or as far above it as the window needs to show the whole card. Looked at when the
 * card opens or changes its height, never while one scrolls. Pixels from the margin's top.
 */
export function usePin({ scroller, margin, id, top, height }: PinOptions): number | null {
  const [pin, setPin] = useState<{ id: string; place: number } | null>(null);

  useLayoutEffect(() => {
    if (!scroller || !margin || id === null || top === undefined) {
      setPin(null);
      return;
    }
    const seen = scroller.getBoundingClientRect();
    const from = seen.top - margin.getBoundingClientRect().top;
    const passageSeen = top > from - edge && top < from + seen.height;
    const lowest = from + seen.height - edge - height;
    setPin({ id, place: passageSeen ? Math.min(top, Math.max(from + edge, lowest)) : top });
  }, [scroller, margin, id, top, height]);

  return pin && pin.id === id ? pin.place : null;
}
