"use client";

import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { AnnotationCard } from "../annotation/annotation-card.tsx";
import { useRoom, useRoomState } from "../session/room-context.ts";

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
      <div className="grid grid-cols-[1fr_auto_1fr] items-center px-3 text-soft">
        <button type="button" className="col-start-2 grid min-h-8 min-w-16 place-items-center" onClick={() => setTall(!tall)}>
          {tall ? <ChevronDown aria-hidden className="size-5" /> : <ChevronUp aria-hidden className="size-5" />}
          <span className="sr-only">{tall ? "Make smaller" : "Make larger"}</span>
        </button>
        <div className="flex justify-end">
          <Step by={-1} label="Previous annotation" icon={<ChevronLeft aria-hidden className="size-5 rtl:rotate-180" />} />
          <Step by={1} label="Next annotation" icon={<ChevronRight aria-hidden className="size-5 rtl:rotate-180" />} />
        </div>
      </div>
      <div>
        <AnnotationCard id={id} />
      </div>
    </section>
  );
}

/** What J and K do where there is no keyboard. */
function Step({ by, label, icon }: { by: 1 | -1; label: string; icon: ReactNode }) {
  const { commands } = useRoom();
  return (
    <button type="button" aria-label={label} className="grid size-8 place-items-center" onClick={() => commands.step(by)}>
      {icon}
    </button>
  );
}
