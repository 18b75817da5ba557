"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { mentionAt, peopleNamed } from "#lib/domain/claim/mention.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { personColour } from "#lib/domain/prose/room.ts";
import { ColleagueMark } from "../people/colleague-mark.tsx";
import { useRoomState } from "../session/room-context.ts";
import { Textarea } from "../ui/textarea.tsx";
import { useOptions } from "../ui/use-options.ts";

const mostOffered = 6;

type CommentFieldProps = {
  id: string;
  label: string;
  placeholder: string;
  text: string;
  autoFocus?: boolean;
  onText(text: string): void;
  /** Someone was chosen from the list: they are meant by their name, whoever else has it. */
  onMeant(personId: string): void;
  onSend(): void;
  onCancel?(): void;
};

/** Where a comment is written. After an @ the desk's people are offered; arrows, Enter and Tab choose, as a finger does. */
export function CommentField({ id, label, placeholder, text, autoFocus, onText, onMeant, onSend, onCancel }: CommentFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const people = useRoomState((state) => state.people);
  const meId = useRoomState((state) => state.me.id);
  const [caret, setCaret] = useState<number | null>(null);
  const written = caret === null ? null : mentionAt(text, caret);
  const offered = written
    ? peopleNamed(
        people.filter((person) => person.id !== meId),
        written.beginning,
      ).slice(0, mostOffered)
    : [];

  function choose({ id: personId, name }: Person): void {
    if (!written || caret === null) return;
    const before = `${text.slice(0, written.start)}@${name} `;
    onText(before + text.slice(caret).trimStart());
    onMeant(personId);
    setCaret(null);
    // Once the field has the new text.
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length));
  }

  const { field, pointed } = useOptions({
    ...{ id: `${id}-people`, options: offered, onChoose: choose, eager: true },
    onEscape: () => {
      setCaret(null);
      return true;
    },
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const [first] = offered;
    if (first && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      choose(offered[pointed] ?? first);
    } else if (first && ["Enter", "ArrowDown", "ArrowUp", "Escape"].includes(event.key) && !event.ctrlKey && !event.metaKey) {
      field.onKeyDown(event);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === "Escape" && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }

  const look = () => setCaret(area.current?.selectionStart ?? null);
  return (
    <div className="grid gap-1">
      <Textarea
        ref={area}
        id={id}
        aria-label={label}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? field["aria-controls"] : undefined}
        aria-activedescendant={field["aria-activedescendant"]}
        autoFocus={autoFocus}
        dir="auto"
        rows={text === "" ? 1 : 3}
        className="max-h-60 min-h-9 resize-y"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => (event.key === "ArrowLeft" || event.key === "ArrowRight") && look()}
        onClick={look}
        onBlur={() => setCaret(null)}
      />
      {offered.length > 0 && (
        <div
          id={field["aria-controls"]}
          role="listbox"
          aria-label="Colleagues"
          className="grid max-h-60 overflow-y-auto rounded-(--radius) border border-line bg-card py-1"
        >
          {offered.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={person.id}
              id={`${id}-people-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === pointed}
              className="flex min-h-8 cursor-pointer items-center gap-2 px-2.5 py-1 text-[0.88rem] hover:bg-hover aria-selected:bg-hover pointer-coarse:min-h-11"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <ColleagueMark colleague={{ ...person, colour: personColour(person.id), idle: false }} small />
              <bdi className="min-w-0 truncate">{person.name}</bdi>
            </div>
          ))}
        </div>
      )}
      <p role="status" className="sr-only">
        {offered.length > 0
          ? `${offered.length === 1 ? "1 colleague" : `${offered.length} colleagues`}: arrow keys choose, Enter takes.`
          : ""}
      </p>
    </div>
  );
}
