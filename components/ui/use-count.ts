import { useEffect, useState } from "react";
import type { Result } from "#lib/domain/result.ts";

/** Milliseconds between two looks. */
const lookEvery = 30_000;

/** How much waits for this person: looked up anew wherever they go, when they come back to the window, and every now and then. */
export function useWorkCount(first: number, path: string, shown: boolean): number {
  const [count, setCount] = useState(first);
  useEffect(() => setCount(first), [first]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page that is gone to
  useEffect(() => {
    if (!shown) return;
    let wanted = true;
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const answer: Result<{ count: number }> = await (await fetch("/desk/work/count")).json();
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
  }, [path, shown]);
  return count;
}
