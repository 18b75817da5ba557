"use client";

import { Undo2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { longestNote } from "#lib/domain/claim/annotation.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { TextCount } from "../ui/text-count.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";

/** `onReturn` answers whether it went through: until then the note stays. */
type ReturnFormProps = { id: string; busy: boolean; onReturn: (note: string) => Promise<boolean>; onCancel: () => void };

/** Sends an annotation back with a note that says what is missing. A note that was begun is kept for the next time. */
export function ReturnForm({ id, busy, onReturn, onCancel }: ReturnFormProps) {
  const me = useRoomState((state) => state.me);
  const [note, setNote] = useKeptText(`assay:return:${me.id}:${id}`);

  const fits = !busy && note.trim() !== "" && note.length <= longestNote;

  function send(): void {
    if (fits) void onReturn(note.trim()).then((done) => done && setNote(""));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onCancel();
  }

  return (
    <form
      className="grid gap-2 rounded-(--radius) border-s-3 border-mis bg-[color-mix(in_oklab,var(--mis)_8%,var(--card))] p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label="What should be done?" hint="Its authors see this note.">
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            required
            dir="auto"
            rows={2}
            className="max-h-40 min-h-14"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <TextCount text={note} limit={longestNote} />
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" variant="primary" disabled={!fits} title="Ctrl+Enter">
          <Undo2 aria-hidden /> Return it
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
