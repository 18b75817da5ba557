"use client";

import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { atReview } from "#lib/domain/prose/room.ts";
import type { LiveStatus } from "./live-status.ts";
import type { ProseStatus } from "./prose-protocol.ts";
import { useRoom, useRoomState } from "./room-context.ts";
import type { SharedProse } from "./shared-prose.ts";

/** A part of who is here and how the connection is. `select` must answer with the same object while that part is the same. */
export function useLive<T>(select: (status: LiveStatus) => T): T {
  const { live } = useRoom();
  return useSyncExternalStore(
    live.subscribe,
    () => select(live.getStatus()),
    () => select(live.serverStatus),
  );
}

/** A shared text for as long as this component shows it; null until the room has begun and its connection is loaded. */
export function useSharedProse(name: string, isNew: boolean): SharedProse | null {
  const { live } = useRoom();
  const [prose, setProse] = useState<SharedProse | null>(null);
  // Before it is painted: what begins here can be written in at once.
  useLayoutEffect(() => {
    setProse(live.open(name, isNew));
    const stop = live.subscribe(() => setProse(live.proseOf(name)));
    return () => {
      stop();
      live.close(name);
    };
  }, [live, name, isNew]);
  return prose?.name === name ? prose : null;
}

/** What a shared text says this moment, where it is open here. */
export function useText(name: string): DocumentJson | null {
  const { live } = useRoom();
  return useSyncExternalStore(
    live.subscribe,
    () => live.textOf(name),
    () => null,
  );
}

/** How a shared text is kept, whoever shows it. */
export function useTextStatus(name: string): ProseStatus | null {
  const { live } = useRoom();
  return useSyncExternalStore(
    live.subscribe,
    () => live.textStatus(name),
    () => null,
  );
}

const nothing: ProseStatus = { ready: false, unsaved: false, unkept: false, keeping: false, trouble: false, refused: null };

export function useProseStatus(prose: SharedProse | null): ProseStatus {
  const { live } = useRoom();
  return useSyncExternalStore(
    live.subscribe,
    () => prose?.status() ?? nothing,
    () => nothing,
  );
}

/** Whether the keyboard is at the review as a whole, and in its summary. */
export function useFocusInReview(): "there" | "writing" | null {
  const [focus, setFocus] = useState<"there" | "writing" | null>(null);
  useEffect(() => {
    const look = () => {
      const focused = document.activeElement;
      setFocus(focused?.closest("#review") ? (focused.matches("[contenteditable=true]") ? "writing" : "there") : null);
    };
    // While it goes from one place to the next, the keyboard is nowhere.
    const lookLater = () => setTimeout(look);
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", lookLater);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", lookLater);
    };
  }, []);
  return focus;
}

const idleAfter = 5 * 60_000;

/** Tells the others where this person is: the card they have open or write in, what they have selected, whether they are away. */
export function useTellingPresence(): void {
  const { live } = useRoom();
  const openId = useRoomState((state) => state.activeId);
  const isWriting = useRoomState((state) => state.editing);
  const review = useFocusInReview();
  const at = review ? atReview : openId;
  const editing = review ? review === "writing" : isWriting;
  const selection = useRoomState((state) => state.selection);
  const snapshotId = useRoomState((state) => state.snapshot.id);

  useEffect(() => live.tell({ at, editing }), [live, at, editing]);
  useEffect(() => {
    const timer = setTimeout(() => live.tell({ selection: selection && { snapshotId, ...selection } }), 80);
    return () => clearTimeout(timer);
  }, [live, selection, snapshotId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = false;
    const say = (now: boolean) => {
      if (idle !== now) live.tell({ idle: now });
      idle = now;
    };
    const awake = () => {
      clearTimeout(timer);
      timer = setTimeout(() => say(true), idleAfter);
      say(false);
    };
    awake();
    const signs = ["pointerdown", "pointermove", "keydown", "scroll"] as const;
    for (const sign of signs) window.addEventListener(sign, awake, { passive: true, capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, awake, { capture: true });
    };
  }, [live]);
}
