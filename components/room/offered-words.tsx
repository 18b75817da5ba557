"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { showToast } from "../ui/toast-store.ts";

type OfferedWordsProps = { label: string; why: string; more?: string; text: string; onDiscard: () => void };

/** Words that can't be saved where they were typed: offered back, to be copied, and kept until they are let go. */
export function OfferedWords({ label, why, more, text, onDiscard }: OfferedWordsProps) {
  async function copy(): Promise<void> {
    if (await copyText(text)) showToast("Copied.");
  }

  return (
    <section data-offered aria-label={label} className="mb-6 grid gap-2 rounded-lg border border-ctx bg-card px-4 py-3 text-sm">
      <p className="flex gap-2">
        <CircleAlert aria-hidden className="size-5 shrink-0 text-ctx" />
        <span>
          <b>{why}</b> {more}
        </span>
      </p>
      <blockquote dir="auto" className="max-h-40 overflow-auto border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-wrap">
        {text}
      </blockquote>
      <div className="flex gap-2">
        <Button size="small" variant="primary" onClick={() => void copy()}>
          Copy
        </Button>
        <Button size="small" onClick={onDiscard}>
          Let go
        </Button>
      </div>
    </section>
  );
}
