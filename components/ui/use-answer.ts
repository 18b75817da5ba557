"use client";

import { useCallback, useEffect, useState } from "react";
import type { Result } from "#lib/domain/result.ts";

/** Asks the server, and again whenever `key` changes. What was answered before stays until the new answer is there. */
export function useAnswer<T>(ask: () => Promise<Result<T>>, key: string): { value: T | null; problem: string | null; again: () => void } {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each key and turn, however often `ask` is made anew
  useEffect(() => {
    let late = false;
    ask().then(
      (answer) => {
        if (late) return;
        if (answer.ok) setValue(answer.value);
        setProblem(answer.ok ? null : answer.error.message);
      },
      (error: unknown) => {
        console.warn(error);
        if (!late) setProblem("The desk couldn’t be reached. Try again in a moment.");
      },
    );
    return () => {
      late = true;
    };
  }, [key, turn]);

  return { value, problem, again };
}
