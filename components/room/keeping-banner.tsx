"use client";

import { TriangleAlert } from "lucide-react";
import { useLive } from "../session/use-live.ts";

/** Says so where words that are not saved are in this window only, and would go with it. */
export function KeepingBanner() {
  const unkept = useLive((status) => status.unkept);
  if (!unkept) return null;
  return (
    <p role="alert" data-not-saving className="flex gap-2 border-b-2 border-ina bg-card px-4 py-2.5 text-sm">
      <TriangleAlert aria-hidden className="size-5 shrink-0 text-ina" />
      <span>
        <b>This browser has no room to keep what you type.</b> Leave this window open until everything is saved: what is not would be lost
        with it.
      </span>
    </p>
  );
}
