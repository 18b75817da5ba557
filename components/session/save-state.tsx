"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import type { Draft } from "./draft.ts";
import { useLive, useTextStatus } from "./use-live.ts";

/** Where one card's words are; what passes within a second isn't worth a word. "Saved" only once the server has answered for all of them. */
export function SaveState<F>({ draft, text }: { draft: Draft<F> | null /** Name of the shared text that belongs to it. */; text: string }) {
  const prose = useTextStatus(text);
  const offline = useLive((live) => live.offline);
  const unkept = useLive((live) => live.unkept);
  if (draft?.conflict) return <Line bad words="Choose one" />;
  const status = draft?.status ?? "saved";
  const behind = prose?.unsaved && status === "saved" ? (prose.trouble ? "trouble" : "saving") : status;
  if (offline && behind !== "saved" && behind !== "refused")
    return <Line words={unkept ? "Not kept" : prose?.keeping ? "Being kept…" : "Kept offline"} />;
  switch (behind) {
    case "saved":
      return (
        <span data-saved className="flex items-center gap-1">
          <Check aria-hidden className="size-3.5 text-acc" /> Saved
        </span>
      );
    case "saving":
      return (
        <span className="late flex items-center gap-1">
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" /> Saving…
        </span>
      );
    case "unsaved":
      return <span className="late">Not saved yet</span>;
    case "trouble":
      return <Line bad words="Trouble saving" />;
    case "refused":
      return <Line bad words="Not saved" />;
  }
}

function Line({ bad = false, words }: { bad?: boolean; words: string }) {
  const Icon = bad ? CircleAlert : CloudOff;
  return (
    <span className={`flex items-center gap-1 whitespace-nowrap ${bad ? "text-ina" : ""}`}>
      <Icon aria-hidden className="size-3.5" /> {words}
    </span>
  );
}
