"use client";

import { useEffect, useRef, useState } from "react";
import { showToast } from "../ui/toast-store.ts";
import { arrivalOf } from "./annotations-to-come.ts";
import type { BrowserStore, KeptDraft } from "./browser-store.ts";
import { createKeptDrafts, type KeptDrafts } from "./kept-drafts.ts";
import type { LiveRoom } from "./live-room.ts";
import { type Offered, restoreDrafts } from "./restore-drafts.ts";
import { isAwaited } from "./room-state.ts";
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
      const pending = new Set<string>();
      let restoredSome = false;
      function putBack(rows: KeptDraft[]): void {
        const { offered: stranded, applied, ...restored } = restoreDrafts(store.getState(), rows);
        if (applied.length > 0) store.dispatch({ type: "drafts restored", ...restored });
        setOffered((before) => [...before, ...stranded]);
        kept.apply(applied);
        for (const { id } of restored.added) pending.add(`rationale:${id}`);
        restoredSome ||= Object.keys(restored.cards).length > 0 || restored.review !== null;
      }
      const missing = left.flatMap((row) => (row.kind === "card" && isAwaited(store.getState(), row.annotation.id) ? [row] : []));
      putBack(left.filter((row) => !missing.some((one) => one === row)));
      const keep = () => void kept.keep(store.getState());
      keep();
      const stopKeeping = store.subscribe(keep);
      leave = () => {
        stopKeeping();
        release();
      };
      if (missing.length > 0) {
        await arrivalOf(
          store,
          api,
          missing.map(({ annotation }) => annotation.id),
        );
        if (stopped) return;
        putBack(missing);
      }
      const texts = await live.bringBack((name) => pending.has(name) && !isThere(name));
      if (restoredSome || texts > 0) showToast("What you had typed here and not saved is back, and is being saved.");
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
