"use client";

import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";

/** `onReturn` answers whether it went through: until then the note stays. */
type ReturnFormProps = { id: string; busy: boolean; onReturn: (note: string) => Promise<boolean> };

/** Sends an annotation back with a note that says what is missing. */
export function ReturnForm({ id, busy, onReturn }: ReturnFormProps) {
  const me = useRoomState((state) => state.me);
  const [note, setNote] = useKeptText(`assay:return:${me.id}:${id}`);
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void onReturn(note.trim()).then((done) => done && setNote(""));
      }}
    >
      <Field label="What should be done?" hint="The author sees this note on the card.">
        {(control) => (
          <Textarea
            {...control}
            autoFocus
            required
            dir="auto"
            rows={2}
            className="min-h-14"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small" variant="primary" disabled={busy || note.trim() === ""} className="justify-self-start">
        Return it
      </Button>
    </form>
  );
}
