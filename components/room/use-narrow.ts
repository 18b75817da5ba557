"use client";

import { useSyncExternalStore } from "react";

const narrow = "(max-width: 62rem)";

/** Whether there is no room for a margin; the same width as in room.css. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(narrow);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(narrow).matches,
    () => false,
  );
}
