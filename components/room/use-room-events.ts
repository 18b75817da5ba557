"use client";

import { useEffect } from "react";
import type { RoomApi } from "./room-api.ts";
import { applyEvents } from "./room-refresh.ts";
import type { RoomStore } from "./room-store.ts";

const pollDelay = 2500;

/**
 * Keeps the room up to date with what others do. The seam for the live connection: whatever learns that the article's sequence has moved
 * on calls `catchUp`, which asks for the events after the last one known here.
 */
export function useRoomEvents(store: RoomStore, api: RoomApi): void {
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function catchUp(): Promise<void> {
      const { article, sequence } = store.getState();
      const answer = await api.listEvents({ articleId: article.id, after: sequence });
      if (!answer.ok || stopped || answer.value.events.length === 0) return;
      const { events } = answer.value;
      await applyEvents(store, api, events);
      store.dispatch({ type: "heard", sequence: events.at(-1)?.sequence ?? sequence });
    }

    function poll(): void {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const look = document.visibilityState === "visible" ? catchUp() : Promise.resolve();
        look.catch((error: unknown) => console.warn("Could not ask for news", error)).finally(() => !stopped && poll());
      }, pollDelay);
    }

    poll();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [store, api]);
}
