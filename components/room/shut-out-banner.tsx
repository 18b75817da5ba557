"use client";

import { CircleAlert } from "lucide-react";
import { useLive } from "./use-live.ts";

/** Says that the server takes nothing more from this window, and what becomes of the words in it. */
export function ShutOutBanner() {
  const shutOut = useLive((status) => (status.connected ? null : status.shutOut));
  if (!shutOut) return null;
  return (
    <p role="alert" className="mb-6 flex gap-2 rounded-lg border border-ina bg-card px-4 py-3 text-sm">
      <CircleAlert aria-hidden className="size-5 shrink-0 text-ina" />
      <span>
        <b>{shutOut}</b> What you typed is kept in this browser.{" "}
        <a href="/sign-in" className="underline">
          Sign in again
        </a>{" "}
        to go on.
      </span>
    </p>
  );
}
