"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";

/** Sends an annotation back with a note that says what is missing. */
export function ReturnForm({ busy, onReturn }: { busy: boolean; onReturn: (note: string) => void }) {
  const [note, setNote] = useState("");
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onReturn(note.trim());
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
