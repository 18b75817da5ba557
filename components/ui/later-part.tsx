"use client";

import { type ReactNode, useEffect } from "react";
import { type Later, useLater } from "./later.ts";
import { showToast } from "./toast-store.ts";

type LaterPartProps<T> = {
  part: Later<T>;
  /** Somebody wants it now. */
  asked: boolean;
  children: (loaded: T) => ReactNode;
};

/** Draws what comes in a script of its own. Where that doesn't come, it is said, and can be tried again. */
export function LaterPart<T>({ part, asked, children }: LaterPartProps<T>): ReactNode {
  const { loaded, failed } = useLater(part);
  useEffect(() => {
    if (asked) void part.ask();
  }, [part, asked]);
  useEffect(() => {
    if (!asked || !failed) return;
    const action = { label: "Try again", run: () => void part.ask() };
    showToast("This part of the page could not be loaded. Is there a connection?", { tone: "problem", topic: "loading", action });
  }, [part, asked, failed]);
  return loaded && children(loaded);
}
