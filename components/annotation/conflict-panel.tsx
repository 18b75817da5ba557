"use client";

import { type ReactNode, useState } from "react";
import { type CardFields, fieldLabels } from "../session/card-fields.ts";
import type { Conflict, Draft } from "../session/draft.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { FieldValue } from "./field-value.tsx";

type ConflictPanelProps = { id: string; draft: Draft<CardFields>; conflict: Conflict<CardFields> };

/** Two people changed the same field. Both values stay in sight until one is chosen, field by field. */
export function ConflictPanel({ id, draft, conflict }: ConflictPanelProps) {
  const { store } = useRoom();
  const me = useRoomState((state) => state.me);
  const [theirs, setTheirs] = useState<(keyof CardFields)[]>([]);
  const who = conflict.by.id === me.id ? "You, in another window," : conflict.by.name;
  const time = new Date(conflict.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const others = conflict.theirs.map((field) => fieldLabels[field].toLowerCase()).join(" and ");

  return (
    <section
      role="alert"
      aria-label="Changed by two people"
      className="grid gap-2.5 rounded-(--radius) border border-ctx p-2.5 text-[0.86rem]"
    >
      <p>
        <b>
          {who} changed this at {time}
        </b>{" "}
        while you were writing. Nothing is lost: choose what stands.
        {others && ` The ${others} changed too, and will be taken over.`}
      </p>
      {conflict.clashes.map((field) => (
        <fieldset key={field} className="grid gap-1">
          <legend className="mb-1 font-semibold">{fieldLabels[field]}</legend>
          <Choice
            name={`${id}-${field}`}
            label="Yours"
            checked={!theirs.includes(field)}
            onChoose={() => setTheirs(theirs.filter((other) => other !== field))}
          >
            <FieldValue field={field} fields={{ ...conflict.current, ...draft.changes }} />
          </Choice>
          <Choice
            name={`${id}-${field}`}
            label={conflict.by.id === me.id ? "The other window’s" : `${conflict.by.name}’s`}
            checked={theirs.includes(field)}
            onChoose={() => setTheirs([...theirs, field])}
          >
            <FieldValue field={field} fields={conflict.current} />
          </Choice>
        </fieldset>
      ))}
      <Button size="small" variant="primary" onClick={() => store.dispatch({ type: "resolved", id, keepTheirs: theirs })}>
        Keep what I chose
      </Button>
    </section>
  );
}

type ChoiceProps = { name: string; label: string; checked: boolean; onChoose: () => void; children: ReactNode };

function Choice({ name, label, checked, onChoose, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-2 rounded-(--radius) border border-line p-2 has-checked:border-go has-checked:bg-hover">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="mt-1 size-4 shrink-0 accent-go" />
      <span className="grid min-w-0 gap-0.5">
        <span className="text-[0.78rem] text-soft">{label}</span>
        <span className="wrap-anywhere">{children}</span>
      </span>
    </label>
  );
}
