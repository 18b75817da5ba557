"use client";

import { Plus, SquarePen } from "lucide-react";
import { useState } from "react";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import type { Span } from "#lib/domain/text/span.ts";
import type { Reader } from "../article/reader.ts";
import { CommandKey } from "../keys/command-key.tsx";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Toolbar } from "../ui/toolbar.tsx";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";
import { VerdictDefinitions } from "../verdict/verdict-definitions.tsx";
import { useBubblePlace } from "./use-bubble-place.ts";

type SelectionBubbleProps = { reader: Reader; span: Span };

/** At the selection: every verdict, "to check", and annotate. Points out what each verdict means. */
export function SelectionBubble({ reader, span }: SelectionBubbleProps) {
  const { commands } = useRoom();
  const [bubble, setBubble] = useState<HTMLElement | null>(null);
  const [pointed, setPointed] = useState<Verdict | null>(null);
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const placing = useRoomState((state) => state.placing);
  const activeId = useRoomState((state) => state.activeId);
  useBubblePlace(bubble, reader, span);

  return (
    // Pressing a button must not empty the selection it is about.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps what the browser would do by itself from happening
    <div
      ref={setBubble}
      className="bubble"
      style={{ visibility: "hidden" }}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar label="Annotate the selection" className="bubble-row">
        {verdicts.map((verdict, index) => (
          <button
            key={verdict.slug}
            type="button"
            className={colourClass(verdict)}
            aria-label={verdict.name}
            onPointerEnter={() => setPointed(verdict)}
            onPointerLeave={() => setPointed(null)}
            onFocus={() => setPointed(verdict)}
            onBlur={() => setPointed(null)}
            onClick={() => commands.annotate(verdict.slug, true)}
          >
            <MarkIcon verdict={verdict} />
            <span aria-hidden className="bubble-name">
              {verdict.name}
            </span>
            <kbd className="key">{index + 1}</kbd>
          </button>
        ))}
        <button type="button" className="v-to-check" aria-label="To check" onClick={() => commands.annotate(null, false)}>
          <MarkIcon verdict={null} />
          <span aria-hidden className="bubble-name">
            To check
          </span>
          <CommandKey id="to-check" />
        </button>
        <button type="button" onClick={() => commands.annotate(null, true)}>
          <span className="bubble-word flex items-center gap-1 font-medium">
            <SquarePen aria-hidden /> Annotate
          </span>
          <CommandKey id="annotate" />
        </button>
        {(placing ?? activeId) && (
          <button
            type="button"
            className={placing ? "text-go" : undefined}
            onClick={() =>
              placing ? commands.placeSelection(placing.id, placing.index) : activeId && commands.placeSelection(activeId, null)
            }
          >
            <span className="bubble-word flex items-center gap-1 font-medium">
              <Plus aria-hidden /> {placing ? "Use for this annotation" : "Add to open card"}
            </span>
            <CommandKey id="add-passage" />
          </button>
        )}
      </Toolbar>
      <div className="bubble-words">
        <VerdictDefinitions verdicts={verdicts} shown={pointed} named>
          Give these words a verdict, or annotate first and decide later.
        </VerdictDefinitions>
      </div>
    </div>
  );
}
