"use client";

import { useEffect } from "react";
import { isAwaited } from "../session/room-state.ts";
import type { RoomStore } from "../session/room-store.ts";

/** Keeps the filter (?verdict=…) and the open card (#a-…) in the page's address, and takes them from it. */
export function useAddress(store: RoomStore): void {
  useEffect(() => {
    function read(): void {
      const filter = new URL(location.href).searchParams.get("verdict")?.split(",").filter(Boolean) ?? [];
      if (filter.length > 0) store.dispatch({ type: "filtered", filter });
      const id = location.hash.startsWith("#a-") ? location.hash.slice(3) : null;
      const state = store.getState();
      if (id && (state.annotations[id] || isAwaited(state, id)) && state.activeId !== id) store.dispatch({ type: "activated", id });
    }

    read();
    window.addEventListener("hashchange", read);
    const unsubscribe = store.subscribe(() => {
      const { filter, activeId, annotations } = store.getState();
      const address = new URL(location.href);
      if (filter.length > 0) address.searchParams.set("verdict", filter.join(","));
      else address.searchParams.delete("verdict");
      const isSaved = activeId !== null && annotations[activeId]?.version !== 0;
      if (isSaved) address.hash = `a-${activeId}`;
      else if (address.hash.startsWith("#a-")) address.hash = "";
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    });
    return () => {
      window.removeEventListener("hashchange", read);
      unsubscribe();
    };
  }, [store]);
}
