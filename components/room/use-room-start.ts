"use client";

import { useEffect, useState } from "react";
import type { ReviewWorkspace } from "#lib/domain/review.ts";
import { showToast } from "../ui/toast-store.ts";
import { createLiveRoom } from "./live-room.ts";
import { createReviewSaver, type ReviewSaver } from "./review-saver.ts";
import { createCommands } from "./room-commands.ts";
import type { Room } from "./room-context.ts";
import { initialState, lastingId, type Me } from "./room-state.ts";
import { createRoomStore } from "./room-store.ts";
import { createSaver, type Saver } from "./saver.ts";
import { serverApi } from "./server-api.ts";
import { keepDrafts, restoreDrafts, type StoredDrafts, storedDrafts } from "./stored-drafts.ts";

const tell = (text: string, more: { problem?: boolean; undo?: () => void } = {}) =>
  showToast(text, { tone: more.problem ? "problem" : "plain", undo: more.undo });

/** Milliseconds to wait for shared texts to be saved, where the server can't be reached. */
const longestWait = 5000;

/** Opens the room: its store, its savers while it is on screen, and the words that an earlier visit left unsaved. */
export function useRoomStart(workspace: ReviewWorkspace, me: Me) {
  const [parts] = useState(() => {
    const store = createRoomStore(initialState(workspace, me));
    const savers: { cards: Saver | null; review: ReviewSaver | null } = { cards: null, review: null };
    const settled = async (id: string) => savers.cards?.settled(id);
    const live = createLiveRoom({ articleId: workspace.article.id, meId: me.id });
    return { store, savers, live, commands: createCommands(store, serverApi, { settled }, tell) };
  });
  const { store, savers, live, commands } = parts;
  const [offered, setOffered] = useState<StoredDrafts | null | "unread">("unread");

  useEffect(() => {
    const drafts = storedDrafts(store.getState());
    const pending = new Set(drafts?.cards.map(({ annotation }) => `rationale:${lastingId(annotation.id)}`));
    const isThere = (name: string) => (store.getState().annotations[name.slice("rationale:".length)]?.version ?? 0) > 0;
    live.start((name) => pending.has(name) && !isThere(name));
    const unsubscribe = store.subscribe(() => live.joinAll(isThere));
    return () => {
      unsubscribe();
      live.stop();
    };
  }, [live, store]);

  useEffect(() => setOffered(storedDrafts(store.getState())), [store]);

  useEffect(() => {
    if (offered === "unread") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => keepDrafts(store.getState(), offered);
    keep();
    const unsubscribe = store.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(keep, 150);
    });
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("pagehide", keep);
    };
  }, [store, offered]);

  useEffect(() => {
    const cards = createSaver(store, serverApi);
    const review = createReviewSaver(store, serverApi);
    savers.cards = cards;
    savers.review = review;
    const flush = () => void Promise.all([cards.flush(), review.flush()]);
    const flushWhenHidden = () => document.visibilityState === "hidden" && flush();
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flushWhenHidden);
    return () => {
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flushWhenHidden);
      cards.stop();
      review.stop();
      savers.cards = null;
      savers.review = null;
    };
  }, [store, savers]);

  const [room] = useState<Room>(() => {
    const saveEverything = async () => {
      const prose = Promise.race([live.saved(), new Promise((resolve) => setTimeout(resolve, longestWait))]);
      await Promise.all([savers.cards?.flush(), savers.review?.flush(), prose]);
    };
    return { store, api: serverApi, commands, live, saveNow: () => void saveEverything(), saveEverything };
  });

  function decide(restore: boolean): void {
    if (restore && offered && offered !== "unread")
      store.dispatch({ type: "drafts restored", ...restoreDrafts(store.getState(), offered) });
    if (!restore && offered && offered !== "unread") {
      for (const { annotation } of offered.cards) live.drop(`rationale:${lastingId(annotation.id)}`);
    }
    setOffered(null);
  }

  return { room, offered: offered === "unread" ? null : offered, decide };
}
