"use client";

import { useCallback, useEffect, useState } from "react";
import { firstKeymap, type Keymap, storedKeymap, storeKeymap } from "./keymap.ts";

/** The person's own keys, kept in this browser. */
export function useKeymap(): [Keymap, (keymap: Keymap) => void] {
  const [keymap, setKeymap] = useState<Keymap>(firstKeymap);
  useEffect(() => setKeymap(storedKeymap()), []);
  const change = useCallback((next: Keymap) => {
    setKeymap(next);
    storeKeymap(next);
  }, []);
  return [keymap, change];
}
