"use client";

import { useState } from "react";
import { longestDeparture } from "#lib/domain/claim/precedent.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useKeptText } from "../ui/use-kept-text.ts";

/** A line of why another verdict is given than a signed one. What was begun is kept. `onDepart` answers whether it went through. */
export function DepartForm({ id, onDepart }: { id: string; onDepart: (words: string) => Promise<boolean> }) {
  const me = useRoomState((state) => state.me);
  const [words, setWords] = useKeptText(`assay:depart:${me.id}:${id}`);
  const [busy, setBusy] = useState(false);

  async function depart(): Promise<void> {
    setBusy(true);
    const done = await onDepart(words.trim());
    setBusy(false);
    if (done) setWords("");
  }

  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void depart();
      }}
    >
      <Field label="That verdict is signed off. Why another one here?" hint="In a line, for the record. Readers don’t see it.">
        {(control) => (
          <Input
            {...control}
            required
            dir="auto"
            maxLength={longestDeparture}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small" className="justify-self-start" disabled={busy || words.trim() === ""}>
        Keep in the record
      </Button>
    </form>
  );
}
