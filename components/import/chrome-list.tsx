"use client";

import { Scissors } from "lucide-react";
import { Button } from "../ui/button.tsx";
import type { CleanUp } from "./use-clean-up.ts";

/** Lines that look like the page around the article, each with the reason, to be struck out or kept. */
export function ChromeList({ cleanUp }: { cleanUp: CleanUp }) {
  const { chrome } = cleanUp.findings;
  if (chrome.length === 0) return null;
  return (
    <section aria-labelledby="likely-chrome" className="grid gap-2">
      <h2 id="likely-chrome" className="eyebrow">
        Not part of the article?
      </h2>
      <ul className="grid">
        {chrome.map((block) => (
          <li key={block.blockIndex} className="grid gap-0.5 border-t border-line py-2 first:border-0 first:pt-0">
            <span className="line-clamp-2 font-serif">{block.text}</span>
            <span className="text-[0.82rem] text-soft">{block.reason}</span>
            <span className="flex gap-3 text-sm">
              <button type="button" className="text-link min-h-6" onClick={() => cleanUp.strikeOut([block])}>
                Strike out<span className="sr-only">: {block.text.slice(0, 60)}</span>
              </button>
              <button type="button" className="text-link min-h-6" onClick={() => cleanUp.keep(block)}>
                Keep<span className="sr-only">: {block.text.slice(0, 60)}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {chrome.length > 1 ? (
        <Button onClick={() => cleanUp.strikeOut(chrome)}>
          <Scissors aria-hidden />
          Strike out all {chrome.length}
        </Button>
      ) : null}
    </section>
  );
}
