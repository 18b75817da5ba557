"use client";

import { useEffect, useState } from "react";
import { atReview } from "#lib/domain/prose/room.ts";
import { useRoom } from "./room-context.ts";

/** Goes where a colleague goes, until told to stop, until they leave, or until this person goes somewhere themselves. */
export function useFollowing() {
  const { live, store } = useRoom();
  const [following, setFollowing] = useState<string | null>(null);

  useEffect(() => {
    if (!following) return;
    let ledTo: string | null = store.getState().activeId;
    const go = () => {
      const colleague = live.getStatus().colleagues.find(({ id }) => id === following);
      if (!colleague) return setFollowing(null);
      const { at, selection } = colleague;
      const place = at ?? (selection ? `${selection.start}-${selection.end}` : null);
      if (!place || place === ledTo) return;
      const isCard = at !== null && at !== undefined && store.getState().annotations[at] !== undefined;
      if (at && at !== atReview && !isCard) return;
      ledTo = place;
      if (isCard) store.dispatch({ type: "activated", id: at });
      else if (at === atReview) show("#review");
      else show(`[data-selection-of="${following}"]`);
    };
    go();
    const stopListening = live.subscribe(go);
    const stopWatching = store.subscribe(() => {
      const { activeId, editing } = store.getState();
      if (editing || (activeId !== null && activeId !== ledTo)) setFollowing(null);
    });
    return () => {
      stopListening();
      stopWatching();
    };
  }, [following, live, store]);

  return { following, follow: setFollowing };
}

/** Once it is drawn. */
function show(selector: string): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  requestAnimationFrame(() => {
    document.querySelector(selector)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });
}
