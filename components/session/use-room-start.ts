"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ReviewWorkspace } from "#lib/domain/claim/review.ts";
import { raiseToast } from "../ui/toast-store.ts";
import { arrivalOf, fetchAnnotations } from "./annotations-to-come.ts";
import { type BrowserStore, openBrowserStore } from "./browser-store.ts";
import { createLiveRoom } from "./live-room.ts";
import { createReviewSaver, type ReviewSaver } from "./review-saver.ts";
import { createCommands } from "./room-commands.ts";
import type { Room } from "./room-context.ts";
import { initialState, isAwaited, type Me } from "./room-state.ts";
import { createRoomStore } from "./room-store.ts";
import { createSaver, type Saver } from "./saver.ts";
import { serverApi } from "./server-api.ts";
import { useKeptWords } from "./use-kept-words.ts";

const say = (text: string, more: { problem?: boolean; undo?: () => void } = {}) =>
  raiseToast(text, { tone: more.problem ? "problem" : "plain", undo: more.undo });

/** On the server nothing is kept. */
const nowhere: BrowserStore = new Promise(() => {});

/** Milliseconds to wait for shared texts to be saved, where the server can't be reached. */
const longestWait = 5000;

/** Opens the room: its store, its savers while it is on screen, and the words that earlier windows left unsaved. */
export function useRoomStart(workspace: ReviewWorkspace, me: Me) {
  const [parts] = useState(() => {
    const store = createRoomStore(initialState(workspace, me));
    const savers: { cards: Saver | null; review: ReviewSaver | null } = { cards: null, review: null };
    const settled = async (id: string) => savers.cards?.settled(id);
    const browser = typeof window === "undefined" ? nowhere : openBrowserStore();
    const live = createLiveRoom({ articleId: workspace.article.id, meId: me.id, store: browser });
    const api = serverApi(me.id, { isShutOut: () => live.getStatus().shutOut !== null, onAccess: live.hearAccess });
    return { store, savers, browser, live, api, commands: createCommands(store, api, { settled }, live, say) };
  });
  const { store, savers, live, api, commands } = parts;
  const { offered, discard } = useKeptWords(parts);
  const router = useRouter();

  // Of the page as it was first drawn, as the store is.
  const [next] = useState(workspace.next);
  useEffect(() => {
    if (next === null || store.getState().awaited === null) return;
    const leaving = new AbortController();
    void fetchAnnotations(store, api, next, leaving.signal);
    let opened: string | null = null;
    const unsubscribe = store.subscribe(() => {
      const { activeId } = store.getState();
      if (activeId === opened) return;
      opened = activeId;
      if (activeId !== null && isAwaited(store.getState(), activeId)) void arrivalOf(store, api, [activeId]);
    });
    return () => {
      leaving.abort();
      unsubscribe();
    };
  }, [store, api, next]);
  useEffect(() => store.dispatch({ type: "role changed", me }), [store, me]);
  useEffect(() => live.onAccessChanged(() => router.refresh()), [live, router]);

  useEffect(() => {
    const cards = createSaver(store, api);
    const review = createReviewSaver(store, api);
    savers.cards = cards;
    savers.review = review;
    const flush = () => void Promise.all([cards.flush(), review.flush()]);
    const flushWhenHidden = () => document.visibilityState === "hidden" && flush();
    window.addEventListener("online", flush);
    // A server that takes part in the room again takes cards too: no need to wait for the next try.
    let connected = live.getStatus().connected;
    const unsubscribe = live.subscribe(() => {
      const before = connected;
      connected = live.getStatus().connected;
      if (connected && !before) flush();
    });
    document.addEventListener("visibilitychange", flushWhenHidden);
    return () => {
      unsubscribe();
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flushWhenHidden);
      cards.stop();
      review.stop();
      savers.cards = null;
      savers.review = null;
    };
  }, [store, savers, api, live]);

  const [room] = useState<Room>(() => {
    const saveEverything = async () => {
      const prose = Promise.race([live.saved(), new Promise((resolve) => setTimeout(resolve, longestWait))]);
      await Promise.all([savers.cards?.flush(), savers.review?.flush(), prose]);
    };
    return { store, api, commands, live, saveNow: () => void saveEverything(), saveEverything };
  });

  return { room, offered, discard };
}
