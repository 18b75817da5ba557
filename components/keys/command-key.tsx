"use client";

import { createContext, useContext } from "react";
import { firstKeymap, type KeyCommandId, type Keymap, keyName } from "./keymap.ts";

/** The keys as this person has them. */
export const KeymapContext = createContext<Keymap>(firstKeymap);

/** The key of a command, beside what it does. */
export function CommandKey({ id }: { id: KeyCommandId }) {
  return (
    <kbd aria-hidden className="key pointer-coarse:hidden">
      {useKeyName(id)}
    </kbd>
  );
}

export function useKeyName(id: KeyCommandId): string {
  return keyName(useContext(KeymapContext)[id]);
}
