"use client";

import { type ReactNode, useCallback, useState } from "react";

type NearViewProps = {
  /** Pixels that it will take, about. */
  height: number;
  /** From the start, wherever it stands. */
  drawn?: boolean;
  children: ReactNode;
};

/** Some items of a list that is too long to be drawn as a whole: their place is kept, and they are drawn once it comes near. */
export function NearView({ height, drawn = false, children }: NearViewProps) {
  const [isNear, setNear] = useState(drawn);
  const watch = useCallback((place: HTMLElement | null) => {
    if (!place) return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true), {
      root: place.closest("[data-scroller]"),
      rootMargin: "600px",
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return isNear ? children : <li ref={watch} aria-hidden style={{ height }} />;
}
