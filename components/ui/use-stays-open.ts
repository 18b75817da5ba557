"use client";

import { useState } from "react";

const open = new Set<string>();

/** Whether a small form is open, which it still is where what it stands in is drawn anew: as when a telephone is turned. `name` says what it is of. */
export function useStaysOpen(name: string): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => open.has(name));
  function change(now: boolean): void {
    setOpen(now);
    if (now) open.add(name);
    else open.delete(name);
  }
  return [isOpen, change];
}
