"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";
import { AnnotationCard } from "../annotation/annotation-card.tsx";
import { useRoomState } from "../session/room-context.ts";

/** On narrow screens: the open card, from below. The text stays where it is. */
export function CardSheet({ hidden }: { hidden: boolean }) {
  const activeId = useRoomState((state) => state.activeId);
  if (activeId === null) return null;
  return <Sheet key={activeId} id={activeId} hidden={hidden} />;
}

function Sheet({ id, hidden }: { id: string; hidden: boolean }) {
  const [tall, setTall] = useState(false);
  return (
    <section aria-label="Annotation" className="room-sheet" data-tall={tall || undefined} hidden={hidden}>
      <button type="button" className="grid min-h-8 place-items-center text-soft" onClick={() => setTall(!tall)}>
        {tall ? <ChevronDown aria-hidden className="size-5" /> : <ChevronUp aria-hidden className="size-5" />}
        <span className="sr-only">{tall ? "Make smaller" : "Make larger"}</span>
      </button>
      <div>
        <AnnotationCard id={id} />
      </div>
    </section>
  );
}
