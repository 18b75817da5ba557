"use client";

import { useEffect } from "react";
import { fetchAhead } from "../session/annotations-to-come.ts";
import type { RoomStore } from "../session/room-store.ts";
import type { RoomApi } from "../session/server-api.ts";

/** Keeps the filter (?verdict=…) and the open card (#a-…) in the page's address, and takes them from it. */
export function useAddress(store: RoomStore, api: RoomApi): void {
  useEffect(() => {
    /** Named by the address, and still on its way here. */
    let wanted: string | null = null;

    function read(): void {
      const filter = new URL(location.href).searchParams.get("verdict")?.split(",").filter(Boolean) ?? [];
      if (filter.length > 0) store.dispatch({ type: "filtered", filter });
      const id = location.hash.startsWith("#a-") ? location.hash.slice(3) : null;
      if (id && store.getState().annotations[id]) open(id);
      else if (id && store.getState().awaited) void bring(id);
    }

    function open(id: string): void {
      if (store.getState().activeId !== id) store.dispatch({ type: "activated", id });
    }

    async function bring(id: string): Promise<void> {
      wanted = id;
      await fetchAhead(store, api, [id]).catch(console.warn);
      if (wanted !== id) return;
      wanted = null;
      const { annotations, activeId } = store.getState();
      if (annotations[id] && activeId === null) open(id);
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
      else if (address.hash.startsWith("#a-") && wanted === null) address.hash = "";
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    });
    return () => {
      wanted = null;
      window.removeEventListener("hashchange", read);
      unsubscribe();
    };
  }, [store, api]);
}
