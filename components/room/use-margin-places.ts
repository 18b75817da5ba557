"use client";

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Reader } from "../article/reader.ts";
import type { Mark } from "../highlights/highlight-painter.ts";
import { layoutMargin } from "./margin-layout.ts";
import { usePin } from "./use-pin.ts";

const gap = 12;
/** Of a card that was never drawn. */
const guessedHeight = (isFolded: boolean) => (isFolded ? 38 : 104);
/** As many find a place beside any text. */
const fewCards = 20;

type MarginPlacesOptions = {
  reader: Reader | null;
  scroller: HTMLElement | null;
  margin: HTMLElement | null;
  ids: string[];
  marks: Mark[];
  activeId: string | null;
};

/**
 * Where each card stands in the margin, in pixels from its top, and a `measure` for the cards' elements. `crowded`: there are more than would
 * stand beside the text, so that they are to be folded.
 */
export function useMarginPlaces({ reader, scroller, margin, ids, marks, activeId }: MarginPlacesOptions) {
  const { tops, textHeight } = useTops(reader, margin, marks);
  const { heights, measure } = useHeights();
  const crowded = ids.length > fewCards && ids.length * (guessedHeight(false) + gap) > textHeight;
  const guess = guessedHeight(crowded || activeId !== null);
  const chosen = activeId ?? "";
  const measuredTop = tops.get(chosen);
  const inSight = usePlaceInSight(scroller, margin, measuredTop === undefined ? activeId : null);
  // A passage that has gone on to the next text is measured nowhere for a moment: its card must not go from under who writes in it.
  const last = useRef<{ id: string; top: number } | null>(null);
  const chosenTop = measuredTop ?? inSight ?? (last.current?.id === activeId ? last.current?.top : undefined);
  useEffect(() => {
    last.current = activeId !== null && chosenTop !== undefined ? { id: activeId, top: chosenTop } : null;
  }, [activeId, chosenTop]);
  const pin = usePin({ scroller, margin, id: activeId, top: chosenTop, height: heights.get(chosen) ?? guess });
  const places = useMemo(() => {
    const items = ids.flatMap((id) => {
      const top = id === activeId ? chosenTop : tops.get(id);
      return top === undefined ? [] : [{ id, top, height: heights.get(id) ?? guess }];
    });
    items.sort((a, b) => a.top - b.top);
    const pinned = items.map((item) => (item.id === activeId && pin !== null ? { ...item, top: pin } : item));
    return layoutMargin(pinned, activeId, gap, guessedHeight(true));
  }, [ids, tops, chosenTop, heights, guess, activeId, pin]);
  const bottom = [...places].reduce((lowest, [id, place]) => Math.max(lowest, place + (heights.get(id) ?? guess)), 0);
  return { places, heights, bottom, crowded, measure };
}

function useTops(reader: Reader | null, margin: HTMLElement | null, marks: Mark[]): { tops: Map<string, number>; textHeight: number } {
  const [tops, setTops] = useState<Map<string, number>>(new Map());
  const [textHeight, setTextHeight] = useState(Number.POSITIVE_INFINITY);

  useLayoutEffect(() => {
    if (!reader || !margin) return;
    function look(): void {
      if (!reader || !margin) return;
      const base = margin.getBoundingClientRect().top;
      const next = new Map<string, number>();
      for (const { id, span } of marks) {
        if (next.has(id)) continue;
        const box = reader.index.rangeOf(span).getClientRects()[0];
        if (box) next.set(id, Math.round(box.top - base - 12));
      }
      setTops((before) => (sameMap(before, next) ? before : next));
      setTextHeight(reader.element.offsetHeight);
    }
    look();
    const observer = new ResizeObserver(look);
    observer.observe(reader.element);
    document.fonts.addEventListener("loadingdone", look);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", look);
    };
  }, [reader, margin, marks]);

  return { tops, textHeight };
}

/** Where a card that has no passage in this text (all of them are lost) stands when it is opened: at the top of what one sees. */
function usePlaceInSight(scroller: HTMLElement | null, margin: HTMLElement | null, id: string | null): number | null {
  const [place, setPlace] = useState<{ id: string; top: number } | null>(null);

  useLayoutEffect(() => {
    if (!scroller || !margin || id === null) setPlace(null);
    else setPlace({ id, top: Math.round(scroller.getBoundingClientRect().top - margin.getBoundingClientRect().top) + gap });
  }, [scroller, margin, id]);

  return place && place.id === id ? place.top : null;
}

function useHeights() {
  const [heights, setHeights] = useState<Map<string, number>>(new Map());
  const observer = useRef<ResizeObserver | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());

  useEffect(() => () => observer.current?.disconnect(), []);

  const measure = useCallback((id: string, element: HTMLElement | null) => {
    observer.current ??= new ResizeObserver((entries) => {
      // Asked here, where all is laid out: later, as React draws, the browser would have to lay out the page once more for it.
      const measured = entries.flatMap(({ target }): [string, number][] =>
        target instanceof HTMLElement && target.dataset.id && target.isConnected ? [[target.dataset.id, target.offsetHeight]] : [],
      );
      setHeights((before) => {
        const next = new Map([...before, ...measured]);
        return sameMap(before, next) ? before : next;
      });
    });
    const known = elements.current.get(id);
    if (known && known !== element) observer.current.unobserve(known);
    if (element) {
      elements.current.set(id, element);
      observer.current.observe(element);
    } else elements.current.delete(id);
  }, []);

  return { heights, measure };
}

function sameMap(one: Map<string, number>, other: Map<string, number>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}
