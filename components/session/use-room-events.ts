"use client";

import { useEffect } from "react";
import type { LiveRoom } from "./live-room.ts";
import { newsOf } from "./news.ts";
import { applyEvents } from "./room-refresh.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";

/** Milliseconds between two looks without a live connection, and with one, which tells at once and could still miss something. */
const pollDelay = { alone: 2500, live: 20_000 };

/** Keeps the room up to date with what others do: at once when the live connection says that there is news, and every now and then anyway. */
export function useRoomEvents(store: RoomStore, api: RoomApi, live: LiveRoom): void {
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looking: Promise<void> | null = null;
    let again = false;

    async function catchUp(): Promise<void> {
      const { article, sequence, me, annotations: before } = store.getState();
      const answer = await api.listEvents({ articleId: article.id, after: sequence });
      if (!answer.ok || stopped || answer.value.events.length === 0) return;
      const { events } = answer.value;
      await applyEvents(store, api, answer.value);
      store.dispatch({ type: "heard", sequence: events.at(-1)?.sequence ?? sequence });
      const news = newsOf(events, before, store.getState().annotations, me.id);
      if (news) live.setNews(news);
      if (answer.value.sequence > (events.at(-1)?.sequence ?? 0)) again = true;
    }

    /** One look at a time; what is told meanwhile is looked up right after. */
    function look(): void {
      if (looking) {
        again = true;
        return;
      }
      again = false;
      looking = catchUp()
        .catch((error: unknown) => console.warn("Could not ask for news", error))
        .finally(() => {
          looking = null;
          if (again && !stopped) look();
        });
    }

    function poll(): void {
      clearTimeout(timer);
      const delay = live.getStatus().connected ? pollDelay.live : pollDelay.alone;
      timer = setTimeout(() => {
        if (document.visibilityState === "visible") look();
        poll();
      }, delay);
    }

    live.onSequence((sequence) => (sequence === null || sequence > store.getState().sequence) && look());
    poll();
    return () => {
      stopped = true;
      clearTimeout(timer);
      live.onSequence(() => undefined);
    };
  }, [store, api, live]);
}
