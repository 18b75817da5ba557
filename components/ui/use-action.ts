"use client";

import { unstable_rethrow as rethrow } from "next/navigation";
import { useLayoutEffect, useRef, useState, useTransition } from "react";
import { problemsIn } from "#lib/domain/parse.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import { withPassword } from "./password-gate.ts";

const unreachable: Refusal = {
  code: "upstream",
  message: "The desk couldn't be reached. What you typed is kept: check the connection and try again.",
};

/** Runs a server action and keeps its refusal for the form: one message a field, and one for the whole where no field is at fault. */
export function useAction<I, O>(action: (input: I) => Promise<Result<O>>) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const formRef = useRef<HTMLFormElement>(null);

  useLayoutEffect(() => {
    const first = refusal && formRef.current?.querySelector<HTMLElement>("[aria-invalid='true']");
    // To the middle of the window, where no sticky bar can cover it.
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "center" });
  }, [refusal]);

  function run(input: I, onOk?: (value: O) => void | Promise<void>): void {
    startTransition(async () => {
      setRefusal(null);
      try {
        const result = await withPassword(() => action(input));
        if (!result.ok) return setRefusal(result.error);
        await onOk?.(result.value);
      } catch (error) {
        rethrow(error);
        console.error(error);
        setRefusal(unreachable);
      }
    });
  }

  const found = refusal ? problemsIn(refusal) : [];
  return {
    run,
    pending,
    formRef,
    refusal,
    fieldError: (field: string) => found.find((problem) => problem.field === field)?.message ?? null,
    formError: refusal && found.length === 0 ? refusal.message : null,
    setRefusal,
  };
}
