"use client";

import { Paperclip } from "lucide-react";
import { useRef, useState } from "react";
import { z } from "zod";
import { largestSource } from "#lib/domain/claim/capture.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import { useRoomState } from "../session/room-context.ts";
import { documentFiles } from "../sources/document-files.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { sendFile } from "../ui/send-file.ts";

const attached = z.object({
  ...{ id: z.string(), url: z.string(), title: z.string(), publisher: z.string() },
  ...{ publishedAt: z.string().nullable(), archivedUrl: z.string().nullable() },
});

/** A file of this computer becomes a source of its own. Of a picture, what is to be seen in it is asked first. */
export function AttachFile({ onAttached }: { onAttached(source: FoundSource): void }) {
  const meId = useRoomState((state) => state.me.id);
  const [picture, setPicture] = useState<File | null>(null);
  const [altText, setAltText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const send = async (file: File, fields: Record<string, string> = {}) => {
    setBusy(true);
    setProblem(null);
    const answer = await sendFile(`/desk/sources/files?as=${meId}`, file, attached, fields);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error.message);
    setPicture(null);
    setAltText("");
    onAttached(answer.value);
  };
  const choose = (file: File) => {
    setPicture(null);
    if (file.size > largestSource)
      return setProblem(`${file.name} is larger than ${largestSource / 1_000_000} MB, so it was not sent. Attach the part that matters.`);
    setProblem(null);
    if (file.type.startsWith("image/")) return setPicture(file);
    void send(file);
  };

  return (
    <div className="grid gap-1">
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A file as evidence"
        accept={documentFiles}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) choose(file);
        }}
      />
      <button
        type="button"
        className="flex items-center gap-1 justify-self-start text-[0.85rem] text-link"
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        <Paperclip aria-hidden className="size-3.5 shrink-0" />
        {busy ? "Reading the file…" : "Attach a file…"}
      </button>
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
            <Button size="small" variant="primary" disabled={busy || altText.trim() === ""} onClick={() => void send(picture, { altText })}>
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
