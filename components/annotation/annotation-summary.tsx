"use client";

import { proseText } from "#lib/domain/prose/prose.ts";
import { DiscussionMark } from "../discussion/discussion-mark.tsx";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { cardStateWords, isUnsettled } from "../session/state-words.ts";
import type { Card } from "../session/use-card.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";
import { CardHead } from "./card-head.tsx";
import { SaidAt } from "./said-at.tsx";
import { UnsavedMark } from "./unsaved-mark.tsx";

/** A closed card: verdict, claim, and the beginning of the rationale; folded, on one line. */
export function AnnotationSummary({ id, card, folded }: { id: string; card: Card; folded: boolean }) {
  const { store } = useRoom();
  const me = useRoomState((state) => state.me);
  const { annotation, fields, verdict, draft } = card;
  const rationale = proseText(fields.rationale).trim();

  const claim = fields.claim || fields.passages[0]?.exact || "No claim yet";
  const open = () => store.dispatch({ type: "activated", id });

  if (folded) {
    const shown = isUnsettled(annotation) ? null : verdict;
    return (
      <div className="flex items-center gap-2">
        <MarkIcon verdict={shown} className="card-verdict size-4 shrink-0" />
        <h3 id={`claim-${id}`} dir="auto" className="grow font-serif font-semibold">
          <button type="button" aria-expanded="false" className="block w-full truncate text-start" onClick={open}>
            <span className="sr-only">{shown?.name ?? "To check"}: </span>
            {claim}
          </button>
        </h3>
        <span className="flex max-w-2/5 shrink-0 items-center gap-1.5 text-[0.78rem] text-soft">
          <span className="truncate">{cardStateWords(annotation, me)}</span>
          <DiscussionMark comments={annotation.comments} />
          <UnsavedMark draft={draft} />
        </span>
      </div>
    );
  }

  return (
    <>
      <CardHead verdict={verdict} suspended={isUnsettled(annotation)}>
        <span className="truncate">{cardStateWords(annotation, me)}</span>
        <DiscussionMark comments={annotation.comments} />
        <UnsavedMark draft={draft} />
      </CardHead>
      <h3 id={`claim-${id}`} dir="auto" className="mt-1 font-serif text-[0.98rem] leading-snug font-semibold">
        <button type="button" aria-expanded="false" className="line-clamp-3 w-full text-start" onClick={open}>
          {claim}
        </button>
      </h3>
      <SaidAt passages={fields.passages} />
      {rationale && (
        <p dir="auto" className="mt-1 line-clamp-2 text-pretty text-soft">
          {rationale}
        </p>
      )}
    </>
  );
}
