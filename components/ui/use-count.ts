import { useEffect, useState } from "react";
import type { Result } from "#lib/domain/result.ts";

/** Milliseconds between two looks. */
const lookEvery = 30_000;

type Looking = { first?: number; path: string; shown?: boolean };

/**
 * How much waits for this person, as an address of the desk counts it: looked up anew wherever they go, when they come back to the window, and every
 * now and then. No server action: those stand in a line, and nothing that a person does waits for this.
 */
export function useCount(address: `/desk/${string}`, { first = 0, path, shown = true }: Looking): number {
  const [count, setCount] = useState(first);
  useEffect(() => setCount(first), [first]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page that is gone to
  useEffect(() => {
    if (!shown) return;
    let wanted = true;
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const answer: Result<{ count: number }> = await (await fetch(address)).json();
      if (wanted && answer.ok) setCount(answer.value.count);
    }
    const tryToLook = () => void look().catch((error: unknown) => console.warn("Could not ask what waits", error));
    tryToLook();
    const timer = setInterval(tryToLook, lookEvery);
    document.addEventListener("visibilitychange", tryToLook);
    return () => {
      wanted = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tryToLook);
    };
  }, [address, path, shown]);
  return count;
}
