"use client";

import { Scissors } from "lucide-react";
import { Button } from "../ui/button.tsx";
import type { CleanUp } from "./use-clean-up.ts";

/** Lines that look like the page around the article, each with the reason, to be struck out or kept. */
export function ChromeList({ cleanUp }: { cleanUp: CleanUp }) {
  const { chrome } = cleanUp.findings;
  if (chrome.length === 0) return null;
  return (
    <section aria-labelledby="likely-chrome" className="grid gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="likely-chrome" className="eyebrow">
          Part of the page?
        </h2>
        {chrome.length > 1 ? (
          <Button size="small" onClick={() => cleanUp.strikeOut(chrome)}>
            <Scissors aria-hidden />
            Strike out all {chrome.length}
          </Button>
        ) : null}
      </div>
      <ul className="grid">
        {chrome.map((block) => (
          <li key={block.blockIndex} className="flex items-baseline gap-3 border-t border-line py-1.5">
            <span className="grid min-w-0 grow">
              <span className="truncate font-serif" title={block.text}>
                {block.text}
              </span>
              <span className="text-[0.8rem] leading-snug text-soft">{block.reason}</span>
            </span>
            <span className="flex shrink-0 gap-2.5 text-[0.85rem]">
              <button type="button" className="text-link min-h-6" onClick={() => cleanUp.strikeOut([block])}>
                Strike<span className="sr-only"> out: {block.text.slice(0, 60)}</span>
              </button>
              <button type="button" className="text-link min-h-6" onClick={() => cleanUp.keep(block)}>
                Keep<span className="sr-only">: {block.text.slice(0, 60)}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
