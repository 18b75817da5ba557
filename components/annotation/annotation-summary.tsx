"use client";

import { proseText } from "#lib/domain/prose/prose.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { cardStateWords, isUnsettled } from "../session/state-words.ts";
import type { Card } from "../session/use-card.ts";
import { CardHead } from "./card-head.tsx";
import { DiscussionMark } from "./discussion.tsx";
import { UnsavedMark } from "./unsaved-mark.tsx";

/** A closed card: verdict, claim, and the beginning of the rationale. */
export function AnnotationSummary({ id, card }: { id: string; card: Card }) {
  const { store } = useRoom();
  const me = useRoomState((state) => state.me);
  const { annotation, fields, verdict, draft } = card;
  const rationale = proseText(fields.rationale).trim();

  return (
    <>
      <CardHead verdict={verdict} suspended={isUnsettled(annotation)}>
        <span className="truncate">{cardStateWords(annotation, me)}</span>
        <DiscussionMark comments={annotation.comments} />
        <UnsavedMark draft={draft} />
      </CardHead>
      <h3 id={`claim-${id}`} dir="auto" className="mt-1 font-serif text-[0.98rem] leading-snug font-semibold">
        <button
          type="button"
          aria-expanded="false"
          className="line-clamp-3 w-full text-start"
          onClick={() => store.dispatch({ type: "activated", id })}
        >
          {fields.claim || fields.passages[0]?.exact || "No claim yet"}
        </button>
      </h3>
      {rationale && (
        <p dir="auto" className="mt-1 line-clamp-2 text-pretty text-soft">
          {rationale}
        </p>
      )}
    </>
  );
}
