"use client";

import { useEffect, useState } from "react";

/** The part of the margin that can be seen, in pixels from its top. */
export type Strip = { top: number; height: number };

export function useVisibleStrip(scroller: HTMLElement | null, margin: HTMLElement | null): Strip {
  const [strip, setStrip] = useState<Strip>({ top: 0, height: 800 });

  useEffect(() => {
    if (!scroller || !margin) return;
    let frame = 0;
    function look(): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (!scroller || !margin) return;
        const top = Math.max(0, scroller.getBoundingClientRect().top - margin.getBoundingClientRect().top);
        setStrip({ top: Math.round(top / 40) * 40, height: scroller.clientHeight });
      });
    }
    look();
    scroller.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [scroller, margin]);

  return strip;
}
