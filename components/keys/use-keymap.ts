"use client";

import { useCallback, useEffect, useState } from "react";
import { useRoomState } from "../session/room-context.ts";
import { firstKeymap, type Keymap, storedKeymap, storeKeymap } from "./keymap.ts";

/** The person's own keys, kept in this browser. */
export function useKeymap(): [Keymap, (keymap: Keymap) => void] {
  const person = useRoomState((state) => state.me.id);
  const [keymap, setKeymap] = useState<Keymap>(firstKeymap);
  useEffect(() => setKeymap(storedKeymap(person)), [person]);
  const change = useCallback(
    (next: Keymap) => {
      setKeymap(next);
      storeKeymap(person, next);
    },
    [person],
  );
  return [keymap, change];
}
