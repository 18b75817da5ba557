"use client";

import { Paperclip } from "lucide-react";
import { useState } from "react";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import { useRoomState } from "../session/room-context.ts";
import { ChooseDocument } from "../sources/choose-document.tsx";
import { whenSending } from "../sources/when-sending.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

/** A file of this computer becomes a source of its own. Of a picture, what is to be seen in it is asked first. */
export function AttachFile({ onAttached }: { onAttached(source: FoundSource): void }) {
  const meId = useRoomState((state) => state.me.id);
  const [picture, setPicture] = useState<File | null>(null);
  const [altText, setAltText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File, altText = "") => {
    setBusy(true);
    setProblem(null);
    const answer = await whenSending(({ sendSource }) => sendSource(file, { meId, altText }));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error.message);
    setPicture(null);
    setAltText("");
    onAttached(answer.value);
  };
  const choose = (file: File) => {
    setProblem(null);
    const isPicture = file.type.startsWith("image/");
    setPicture(isPicture ? file : null);
    if (!isPicture) void send(file);
  };

  return (
    <div className="grid gap-1">
      <ChooseDocument label="A file as evidence" onChoose={choose} onTooLarge={setProblem}>
        {(open) => (
          <button
            type="button"
            className="flex items-center gap-1 justify-self-start text-[0.85rem] text-link"
            disabled={busy}
            onClick={open}
          >
            <Paperclip aria-hidden className="size-3.5 shrink-0" />
            {busy ? "Reading the file…" : "Attach a file…"}
          </button>
        )}
      </ChooseDocument>
      {picture && (
        <div className="grid gap-2 rounded-(--radius) border border-line bg-sunk p-2.5">
          <Field
            label={
              <>
                What is to be seen in <bdi>{picture.name}</bdi>?
              </>
            }
            hint="Whoever can’t see the picture reads this."
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                dir="auto"
                maxLength={1000}
                value={altText}
                onChange={(event) => setAltText(event.target.value)}
              />
            )}
          </Field>
          <div className="flex gap-2">
            <Button size="small" variant="primary" disabled={busy || altText.trim() === ""} onClick={() => void send(picture, altText)}>
              Attach
            </Button>
            <Button size="small" onClick={() => setPicture(null)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      <FieldError error={problem} />
    </div>
  );
}
