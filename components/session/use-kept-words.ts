"use client";

import { useEffect, useRef, useState } from "react";
import { showToast } from "../ui/toast-store.ts";
import { fetchAhead } from "./annotations-to-come.ts";
import type { BrowserStore } from "./browser-store.ts";
import { createKeptDrafts, type KeptDrafts } from "./kept-drafts.ts";
import type { LiveRoom } from "./live-room.ts";
import { type Offered, restoreDrafts } from "./restore-drafts.ts";
import type { RoomStore } from "./room-store.ts";
import type { RoomApi } from "./server-api.ts";
import { enterWindow } from "./this-window.ts";

type Parts = { store: RoomStore; api: RoomApi; live: LiveRoom; browser: BrowserStore };

/** Milliseconds after opening the room in which what the reader came for goes first. */
const calm = 3000;

/**
 * Keeps what is typed here in this browser until it is saved, and puts back what earlier windows of this person left unsaved. Answers with
 * what has no place any more, to be offered back.
 */
export function useKeptWords({ store, api, live, browser }: Parts) {
  const [offered, setOffered] = useState<Offered[]>([]);
  const drafts = useRef<KeptDrafts>(null);

  useEffect(() => {
    let stopped = false;
    let leave = () => {};
    const isThere = (name: string) => (store.getState().annotations[name.slice("rationale:".length)]?.version ?? 0) > 0;
    live.start();
    const unsubscribe = store.subscribe(() => live.joinAll(isThere));

    async function begin(): Promise<void> {
      const { me, article } = store.getState();
      const { id, release } = await enterWindow();
      const kept = createKeptDrafts({
        ...{ store: browser, person: me.id, article: article.id, window: id },
        onTrouble: live.cantKeepDrafts,
      });
      const left = stopped ? [] : await kept.takeOver();
      if (stopped) return release();
      drafts.current = kept;
      const subjects = left.flatMap((row) => (row.kind === "card" ? [row.annotation.id] : []));
      await fetchAhead(store, api, subjects);
      const { offered: stranded, applied, ...restored } = restoreDrafts(store.getState(), left);
      if (applied.length > 0) store.dispatch({ type: "drafts restored", ...restored });
      setOffered(stranded);
      kept.apply(applied);
      const keep = () => void kept.keep(store.getState());
      keep();
      const stopKeeping = store.subscribe(keep);
      leave = () => {
        stopKeeping();
        release();
      };
      const pending = new Set(restored.added.map((annotation) => `rationale:${annotation.id}`));
      const texts = await live.bringBack((name) => pending.has(name) && !isThere(name));
      if (Object.keys(restored.cards).length + texts > 0 || restored.review)
        showToast("What you had typed here and not saved is back, and is being saved.");
    }

    begin().catch((error: unknown) => {
      console.warn("This browser keeps nothing", error);
      live.cantKeepDrafts(true);
    });
    const fetchTexts = () => {
      const { annotations } = store.getState();
      const saved = Object.values(annotations).filter(({ version }) => version > 0);
      const subjects = saved.map(({ id, updatedAt }) => ({ name: `rationale:${id}`, changedAt: Date.parse(updatedAt) }));
      live.fetchAhead(subjects).catch((error: unknown) => console.warn("Texts could not be fetched ahead", error));
    };
    const ahead = setTimeout(fetchTexts, calm);

    return () => {
      stopped = true;
      clearTimeout(ahead);
      unsubscribe();
      leave();
      live.stop();
    };
  }, [store, api, live, browser]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (live.getStatus().unkept) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [live]);

  function discard(subject: string): void {
    setOffered((before) => before.filter((one) => one.subject !== subject));
    drafts.current?.discard(subject).catch((error: unknown) => console.warn("Words that were let go are still in this browser", error));
  }

  return { offered, discard };
}
