"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { z } from "zod";
import { chooseCopyAction } from "#lib/actions/source.ts";
import { largestSource } from "#lib/domain/claim/capture.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { sendFile } from "../ui/send-file.ts";
import { showToast } from "../ui/toast-store.ts";
import { documentFiles } from "./document-files.ts";
import { reopenedWords } from "./source-words.ts";

const putIn = z.object({
  before: z.array(z.object({ sourceId: z.string(), copyId: z.string().nullable() })),
  reopened: z.number(),
  note: z.string(),
});

type Props = {
  /** Of the source. */
  id: string;
  /** The annotation on whose card it is put in, and who the window is of. */
  annotation?: { id: string; meId: string };
  /** A line among others, as on a card. */
  quiet?: boolean;
};

/** For what the server can’t read: a file of what somebody sees, kept as a copy that is marked as theirs. */
export function PutInCopy({ id, annotation, quiet = false }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();

  const send = async (file: File) => {
    setProblem(file.size > largestSource ? tooLarge(file.name) : null);
    if (file.size > largestSource) return;
    setBusy(true);
    const query = annotation ? `?annotation=${annotation.id}&as=${annotation.meId}` : "";
    const answer = await sendFile(`/desk/sources/${id}/copies${query}`, file, putIn);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error.message);
    const { before, reopened } = answer.value;
    const undo = async () => {
      await act(() => chooseCopyAction({ copies: before }));
      router.refresh();
    };
    showToast(`Put in, as yours.${reopenedWords(reopened)}`, { undo, topic: `copy of ${id}` });
    router.refresh();
  };

  const choose = () => input.current?.click();
  return (
    <div className="contents">
      <input
        ref={input}
        type="file"
        hidden
        aria-label="A copy of this source"
        accept={documentFiles}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void send(file);
        }}
      />
      {quiet ? (
        <button type="button" className="text-link" disabled={busy} onClick={choose}>
          {busy ? "Reading your copy…" : "Put in a copy…"}
        </button>
      ) : (
        <Button size="small" className="justify-self-start" disabled={busy} onClick={choose}>
          {busy ? "Reading your copy…" : "Put in a copy…"}
        </Button>
      )}
      <FieldError error={problem} />
    </div>
  );
}

function tooLarge(name: string): string {
  return `${name} is larger than ${largestSource / 1_000_000} MB, so it was not sent. Put in the part that matters, or save it with smaller pictures.`;
}
