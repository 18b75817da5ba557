"use client";

import { useRouter } from "next/navigation.js";
import { useEffect, useState } from "react";
import { captureSourceAgainAction } from "#lib/actions/source.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";

/** In milliseconds. */
const lookEvery = 2000;

type Props = {
  sourceId: string;
  /** How the document stands, in words. */
  children: string;
  /** Something is being fetched, or waits for it: the page looks again by itself. */
  goesOn: boolean;
  isRead: boolean;
  mayRead: boolean;
};

/** How a source stands, and the button that has it read now. What comes of it is told here as soon as it is known. */
export function ReadingLine({ sourceId, children, goesOn, isRead, mayRead }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => router.refresh(), lookEvery);
    return () => clearInterval(timer);
  }, [goesOn, router]);

  const read = async () => {
    setBusy(true);
    await act(() => captureSourceAgainAction({ id: sourceId }));
    setBusy(false);
  };
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <p role="status" className="min-w-0 wrap-anywhere">
        {children}
      </p>
      {mayRead && (
        <Button size="small" disabled={busy} onClick={() => void read()}>
          {isRead ? "Read it again" : "Read it now"}
        </Button>
      )}
    </div>
  );
}
