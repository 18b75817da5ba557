"use client";

import { useLive } from "../session/use-live.ts";

/** One quiet line: what a colleague has just done. Said politely to screen readers. */
export function NewsLine() {
  const news = useLive((status) => status.news);
  return (
    <p role="status" aria-live="polite" className="news-line" data-shown={news !== null || undefined}>
      {news}
    </p>
  );
}
