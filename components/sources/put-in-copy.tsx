"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { chooseCopyAction } from "#lib/actions/source.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { showToast } from "../ui/toast-store.ts";
import { ChooseDocument } from "./choose-document.tsx";
import { reopenedWords } from "./source-words.ts";
import { whenSending } from "./when-sending.ts";

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
  const router = useRouter();

  const send = async (file: File) => {
    setProblem(null);
    setBusy(true);
    const answer = await whenSending(({ sendCopy }) => sendCopy(file, id, annotation));
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

  const words = busy ? "Reading your copy…" : "Put in a copy…";
  return (
    <div className="contents">
      <ChooseDocument label="A copy of this source" onChoose={(file) => void send(file)} onTooLarge={setProblem}>
        {(choose) =>
          quiet ? (
            <button type="button" className="text-link" disabled={busy} onClick={choose}>
              {words}
            </button>
          ) : (
            <Button size="small" className="justify-self-start" disabled={busy} onClick={choose}>
              {words}
            </Button>
          )
        }
      </ChooseDocument>
      <FieldError error={problem} />
    </div>
  );
}
