import { useEffect, useState } from "react";
import type { Space } from "#lib/domain/desk-space.ts";
import type { Result } from "#lib/domain/result.ts";

/** Milliseconds between two looks: while there is room, and while everybody waits for it. */
const lookEvery = { enough: 15_000, short: 4000 };

/** Whether there is room to save anything, as it is now; null before the server has been asked. */
export function useSpace(): Space | null {
  const [space, setSpace] = useState<Space | null>(null);
  const isShort = space?.isShort === true;
  useEffect(() => {
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const answer: Result<Space> = await (await fetch("/desk/space")).json();
      if (answer.ok) setSpace(answer.value);
    }
    const tryToLook = () => void look().catch((error: unknown) => console.warn("Could not ask whether there is room to save", error));
    if (!isShort) tryToLook();
    const timer = setInterval(tryToLook, isShort ? lookEvery.short : lookEvery.enough);
    return () => clearInterval(timer);
  }, [isShort]);
  return space;
}
