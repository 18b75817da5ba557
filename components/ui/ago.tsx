"use client";

import { useEffect, useState } from "react";
import { timeAgo } from "./time-ago.ts";

const lookEvery = 60_000;

/** A moment as one speaks of it, in the reader's own zone; exactly when it is pointed at. */
export function Ago({ at }: { at: string }) {
  // The server doesn't know the reader's zone.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), lookEvery);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(at);
  return (
    <time dateTime={at} title={now === null ? undefined : moment.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" })}>
      {now === null ? "" : timeAgo(moment.getTime(), now)}
    </time>
  );
}
