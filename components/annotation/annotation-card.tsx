"use client";

import { memo } from "react";
import { CardColleagues } from "../people/presence-bar.tsx";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { isUnsettled } from "../session/state-words.ts";
import { useCard } from "../session/use-card.ts";
import { colourClass } from "../verdict/look.ts";
import { AnnotationEditor } from "./annotation-editor.tsx";
import { AnnotationReading } from "./annotation-reading.tsx";
import { AnnotationSummary } from "./annotation-summary.tsx";
import { BlindCard } from "./blind-card.tsx";
import "./card.css";

type AnnotationCardProps = { id: string /** There are too many for each to take more than a line. */; crowded?: boolean };

/** One annotation beside the text: a summary; opened, all that it says; being edited, its form. */
export const AnnotationCard = memo(function AnnotationCard({ id, crowded = false }: AnnotationCardProps) {
  const { store } = useRoom();
  const card = useCard(id);
  const active = useRoomState((state) => state.activeId === id);
  // While one is worked on, those that wait make room for it.
  const folded = useRoomState((state) => state.activeId !== id && (crowded || state.activeId !== null));
  const editing = useRoomState((state) => state.activeId === id && state.editing);
  if (!card) return null;

  return (
    // The card is a big target for the pointer; the keyboard has the button in its heading.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <article
      id={`card-${id}`}
      aria-labelledby={`claim-${id}`}
      className={`card ${colourClass(isUnsettled(card.annotation) ? null : card.verdict)}`}
      data-active={active || undefined}
      data-folded={folded || undefined}
      tabIndex={-1}
      onClick={active ? undefined : () => store.dispatch({ type: "activated", id })}
    >
      <CardColleagues id={id} />
      {card.annotation.hidden ? (
        <BlindCard id={id} card={card} open={active} />
      ) : editing ? (
        <AnnotationEditor id={id} card={card} />
      ) : active ? (
        <AnnotationReading id={id} card={card} />
      ) : (
        <AnnotationSummary id={id} card={card} folded={folded} />
      )}
    </article>
  );
});
