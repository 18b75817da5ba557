"use client";

import { Crosshair, Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { quoted } from "#lib/domain/text/quoted.ts";
import type { CardFields } from "../session/card-fields.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { SaidAt } from "./said-at.tsx";

/** The passages of one annotation: select others instead, or drop one. */
export function PassagesField({ id, fields }: { id: string; fields: CardFields }) {
  const { store, commands } = useRoom();
  const placing = useRoomState((state) => (state.placing?.id === id ? state.placing : null));
  const drop = (index: number) => commands.edit(id, { passages: fields.passages.filter((_, at) => at !== index) });

  return (
    <section aria-label="Passages" className="grid gap-1">
      {fields.passages.map((passage, index) => (
        <div key={`${passage.start}-${passage.end}`} className="flex items-start gap-0.5">
          <div className="grow border-s-2 border-(--c) ps-2">
            <p dir="auto" className="line-clamp-2 font-serif text-[0.86rem] leading-snug text-soft">
              {quoted(passage.exact)}
            </p>
            <SaidAt passages={[passage]} />
          </div>
          <Tool
            label={`Select other words instead of “${start(passage.exact)}”`}
            pressed={placing?.index === index}
            onPress={() => store.dispatch({ type: "placing", placing: placing?.index === index ? null : { id, index } })}
          >
            <Crosshair aria-hidden />
          </Tool>
          {fields.passages.length > 1 && (
            <Tool label={`Remove “${start(passage.exact)}”`} onPress={() => drop(index)}>
              <X aria-hidden />
            </Tool>
          )}
        </div>
      ))}
      {placing && (
        <p role="status" className="rounded-(--radius) bg-hover px-2.5 py-1.5 text-[0.84rem]">
          Select the words in the article, then press <kbd className="key">P</kbd> or choose “Use for this annotation”.{" "}
          <button type="button" className="text-link" onClick={() => store.dispatch({ type: "placing", placing: null })}>
            Cancel
          </button>
        </p>
      )}
    </section>
  );
}

/** One more passage for the same claim. */
export function AddPassage({ id }: { id: string }) {
  const { store } = useRoom();
  const placing = useRoomState((state) => state.placing?.id === id);
  if (placing) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      className="justify-self-start px-1.5 text-soft"
      onClick={() => store.dispatch({ type: "placing", placing: { id, index: null } })}
    >
      <Plus aria-hidden /> Add a passage
    </Button>
  );
}

function start(words: string): string {
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}

type ToolProps = { label: string; pressed?: boolean; onPress: () => void; children: ReactNode };

function Tool({ label, pressed, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
      className="grid size-7 shrink-0 place-items-center rounded text-soft hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-go [&_svg]:size-3.5"
    >
      {children}
    </button>
  );
}
