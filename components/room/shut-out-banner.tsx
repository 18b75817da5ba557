"use client";

import { CircleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { useLive } from "../session/use-live.ts";

/** Says that the server takes nothing more from this window, and what becomes of the words in it. */
export function ShutOutBanner() {
  const shutOut = useLive((status) => status.shutOut);
  const unkept = useLive((status) => status.unkept);
  const path = usePathname();
  if (!shutOut) return null;
  return (
    <p role="alert" data-not-saving className="flex gap-2 border-b-2 border-ina bg-card px-4 py-2.5 text-sm">
      <CircleAlert aria-hidden className="size-5 shrink-0 text-ina" />
      <span>
        <b>{shutOut}</b>{" "}
        {unkept ? "What you typed is in this window only: copy it." : "What you typed is kept in this browser, for you alone."}{" "}
        <a href={`/sign-in?next=${encodeURIComponent(path)}`} className="underline">
          Sign in again
        </a>{" "}
        to go on.
      </span>
    </p>
  );
}
