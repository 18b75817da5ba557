"use client";

import { useEffect, useState } from "react";
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
      const { at } = colleague;
      if (!at || at === ledTo || !store.getState().annotations[at]) return;
      ledTo = at;
      store.dispatch({ type: "activated", id: at });
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
