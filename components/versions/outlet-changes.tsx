"use client";

import { FilePenLine } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useRoomState } from "../session/room-context.ts";
import type { RoomState } from "../session/room-state.ts";
import { isUnsettled } from "../session/state-words.ts";
import { Button } from "../ui/button.tsx";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";
import { unsettledWords } from "./version-words.ts";

export const settleQueue = later(() => import("./settle-queue.tsx"));

/** Above the text, while passages wait for a person because the outlet changed it. */
export function OutletChanges() {
  const words = useRoomState(waitingWords);
  const slug = useRoomState((state) => state.article.slug);
  const number = useRoomState((state) => state.snapshot.number);
  const suspends = useRoomState((state) => Object.values(state.annotations).some(isUnsettled));
  const [open, setOpen] = useState(false);
  if (words === "") return null;
  return (
    <section aria-labelledby="outlet-changes" className="mb-6 rounded-lg border border-line border-s-[3px] border-s-todo bg-card text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <FilePenLine aria-hidden className="size-5 shrink-0 text-todo" />
        <h2 id="outlet-changes" className="min-w-0 grow basis-56 font-normal text-pretty">
          <b>The outlet changed this text:</b> {words}.{" "}
          <span className="text-soft">
            {suspends ? "No verdict holds for what may have turned until you say so." : "Their verdicts stand; see whether they still fit."}
          </span>
        </h2>
        <div className="flex gap-2">
          <Button
            size="small"
            variant={open ? "plain" : "primary"}
            aria-expanded={open}
            aria-controls="settle-queue"
            onClick={() => setOpen(!open)}
          >
            {open ? "Close" : "Review them"}
          </Button>
          <Button asChild size="small">
            <Link href={`/desk/articles/${slug}/versions?to=${number}`}>See what changed</Link>
          </Button>
        </div>
      </div>
      <div id="settle-queue" hidden={!open}>
        <LaterPart part={settleQueue} asked={open}>
          {({ SettleQueue }) => open && <SettleQueue />}
        </LaterPart>
      </div>
    </section>
  );
}

function waitingWords({ annotations }: RoomState): string {
  const waiting = { changed: 0, sentenceChanged: 0, lost: 0 };
  for (const { passages } of Object.values(annotations)) {
    for (const { anchoring, sentenceChange } of passages) {
      if (anchoring === "changed" || anchoring === "lost") waiting[anchoring] += 1;
      else if (sentenceChange) waiting.sentenceChanged += 1;
    }
  }
  return unsettledWords(waiting);
}
