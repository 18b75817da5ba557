"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { useMemo } from "react";
import { waitingWords } from "../session/card-fields.ts";
import type { LiveStatus } from "../session/live-status.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import type { RoomState } from "../session/room-state.ts";
import { useLive } from "../session/use-live.ts";

/** `short` stands for the words where there is no room for them. */
type Overall = { words: string; short: string; tone: "good" | "busy" | "bad" | "trouble"; id: string | null };

/** Where everything typed in this room is. The worst news first. */
export function OverallSaveState() {
  const { store, saveNow } = useRoom();
  const { words, short, tone, id } = useOverallState();

  const icon = {
    good: <Check aria-hidden className="size-4 text-acc" />,
    busy: <LoaderCircle aria-hidden className="late size-4 animate-spin" />,
    bad: <CircleAlert aria-hidden className="size-4 text-ina" />,
    trouble: <CloudOff aria-hidden className="size-4 text-ina" />,
  }[tone];
  const line = (
    <span data-saved={tone === "good" || undefined} className="flex items-center gap-1.5">
      {icon}{" "}
      <span data-short={short} className={tone === "busy" ? "save-words late" : "save-words"}>
        <span className="max-sm:sr-only">{words}</span>
      </span>
    </span>
  );

  return (
    // What is said of saving is to be looked up; who listens is told of trouble, and of its end (live-region.tsx).
    <div role="status" aria-live="off" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-soft">
      {tone === "trouble" ? (
        <button type="button" className="flex items-center gap-1.5 underline" onClick={saveNow} title="Try again now">
          {line}
        </button>
      ) : tone === "bad" ? (
        <button
          type="button"
          className="flex items-center gap-1.5 underline"
          onClick={() => {
            if (id) store.dispatch({ type: "activated", id, editing: true });
            showProblem(id);
          }}
        >
          {line}
        </button>
      ) : (
        line
      )}
    </div>
  );
}

export function useOverallState(): Overall {
  const cards = useRoomState((state) => state.cards);
  const review = useRoomState((state) => state.review);
  const live = useLive((status) => status);
  return useMemo(() => overall(cards, review, live), [cards, review, live]);
}

/** Once the card, if it is one, is open. */
function showProblem(id: string | null): void {
  requestAnimationFrame(() => {
    const place = id ? `#card-${id} [role=alert]:not(:empty)` : "[data-offered], #review";
    document.querySelector(place)?.scrollIntoView({ block: "center" });
  });
}

function overall(
  cards: RoomState["cards"],
  review: RoomState["review"],
  { offline, unsaved, unkept, keeping, trouble, orphans, shutOut }: LiveStatus,
): Overall {
  const all = [...Object.entries(cards), [null, review] as const];
  const kept = unsaved + all.filter(([, draft]) => draft.status !== "saved").length;
  if (offline) {
    const where = unkept ? "in this window only" : keeping ? "being kept…" : "kept here";
    const state = shutOut ? "Not connected" : "Offline";
    const words = kept === 0 ? state : `${state}, ${kept} ${kept === 1 ? "change" : "changes"} ${where}`;
    return { words, short: kept === 0 ? "" : String(kept), tone: "trouble", id: null };
  }
  if (trouble) return { words: "Trouble saving", short: "", tone: "trouble", id: null };
  if (all.some(([, draft]) => draft.status === "trouble")) return { words: "Trouble saving", short: "", tone: "trouble", id: null };
  const stuck = all.find(([, draft]) => draft.status === "refused" || draft.conflict);
  if (stuck) return { words: "Needs your attention", short: "", tone: "bad", id: stuck[0] };
  if (orphans.length > 0) return { words: "Needs your attention", short: "", tone: "bad", id: null };
  const waiting = Object.entries(cards).find(([, draft]) => draft.status === "unsaved" && waitingWords(draft.changes) !== null);
  if (waiting) return { words: waitingWords(waiting[1].changes) ?? "", short: "", tone: "bad", id: waiting[0] };
  if (kept > 0) return { words: "Saving…", short: "", tone: "busy", id: null };
  return { words: "Saved", short: "", tone: "good", id: null };
}
