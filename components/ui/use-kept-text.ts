"use client";

import { useState } from "react";

/** Text of a small form that outlives its window, until it is sent: kept in this browser under a name that says whose it is. */
export function useKeptText(name: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => read(name));
  function change(now: string): void {
    setText(now);
    try {
      if (now === "") localStorage.removeItem(name);
      else localStorage.setItem(name, now);
    } catch (error) {
      console.warn("This browser can't keep what is typed", error);
    }
  }
  return [text, change];
}

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return ""; // On the server, and where the browser keeps nothing.
  }
}
