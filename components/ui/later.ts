"use client";

import { useSyncExternalStore } from "react";
import { whenIdle } from "./when-idle.ts";

/** Something that comes in a script of its own; `failed`: it was asked for and didn't come. */
type Arrival<T> = { loaded: T | null; failed: boolean };

export type Later<T> = { ask: () => Promise<void>; get: () => Arrival<T>; subscribe: (listener: () => void) => () => void };

const notYet = { loaded: null, failed: false };

/** What nobody needs at once: fetched when somebody asks for it, or once the page is at rest (`fetchLater`). What didn't come can be asked for again. */
export function later<T>(fetchScript: () => Promise<T>): Later<T> {
  const listeners = new Set<() => void>();
  let arrival: Arrival<T> = notYet;
  let asked: Promise<void> | null = null;

  function arrive(now: Arrival<T>): void {
    arrival = now;
    for (const listener of listeners) listener();
  }

  return {
    ask: () => {
      if (!asked && arrival.failed) arrive(notYet);
      asked ??= fetchScript().then(
        (loaded) => arrive({ loaded, failed: false }),
        (error: unknown) => {
          console.warn("A part of this page could not be loaded", error);
          asked = null;
          arrive({ loaded: null, failed: true });
        },
      );
      return asked;
    },
    get: () => arrival,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useLater<T>(part: Later<T>): Arrival<T> {
  return useSyncExternalStore(part.subscribe, part.get, () => notYet);
}

/** Fetches the parts one after the other once the browser has nothing better to do, so that their first use doesn't wait. */
export function fetchLater(parts: Later<unknown>[]): () => void {
  let stopped = false;
  async function fetchAll(): Promise<void> {
    for (const part of parts) if (!stopped) await part.ask();
  }
  let callOff = () => {};
  const timer = setTimeout(() => {
    callOff = whenIdle(() => void fetchAll(), 2000);
  }, 200);
  return () => {
    stopped = true;
    clearTimeout(timer);
    callOff();
  };
}
