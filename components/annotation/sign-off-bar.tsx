"use client";

import { Send } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { secondState } from "#lib/domain/claim/assessment.ts";
import { isAuthor } from "#lib/domain/claim/workflow.ts";
import { useKeyName } from "../keys/command-key.tsx";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { AuthorsLine, OnlyAuthors } from "./authors-line.tsx";
import { Decide } from "./decide.tsx";

/** Last of a card, always in sight: its next step. Submit it; for someone who wrote none of it, sign it off or return it. */
export function SignOffBar({ id, annotation, children }: { id: string; annotation: Annotation; children?: ReactNode }) {
  const { commands } = useRoom();
  const [busy, setBusy] = useState(false);
  const mayWork = useMayWork();
  const mine = useIsMine(annotation);
  const { state } = annotation;
  const { article, desk } = useRoomState((room) => room.secondVerdict);
  // Another step comes first, with a button of its own.
  const isStillJudged = (article || desk) && ["waiting", "differing"].includes(secondState(annotation, true));
  const [key, keyOn] = [useKeyName("submit"), useKeyName("submit-next")];

  async function submit(): Promise<void> {
    setBusy(true);
    await commands.submit(id);
    setBusy(false);
  }

  return (
    <div className="card-foot grid gap-2">
      <Decide
        subject={id}
        shown={mayWork && !mine && state !== "signed-off"}
        emphatic={state === "submitted" && !isStillJudged}
        onDecide={(decision, note) => commands.signOff(id, decision, note)}
        before={
          mayWork &&
          mine &&
          (state === "draft" || state === "returned") && (
            <Button
              size="small"
              variant="primary"
              disabled={busy}
              onClick={() => void submit()}
              title={`Submit for sign-off (${key}), and go on (${keyOn})`}
            >
              <Send aria-hidden /> Submit
            </Button>
          )
        }
        after={children}
      />
    </div>
  );
}

/** Who wrote it, and whom it waits for. */
export function SignOffNotes({ annotation }: { annotation: Annotation }) {
  const mine = useIsMine(annotation);
  const { authors, state } = annotation;
  return (
    <div className="grid gap-2">
      <AuthorsLine authors={authors} />
      {state === "submitted" && mine && (
        <p className="text-[0.82rem] text-soft">Waiting for someone who wrote none of it to sign it off.</p>
      )}
      {state !== "signed-off" && <OnlyAuthors authors={authors} />}
    </div>
  );
}

function useIsMine({ authors, version }: Annotation): boolean {
  const me = useRoomState((state) => state.me);
  return isAuthor(authors, me.id) || version === 0;
}
