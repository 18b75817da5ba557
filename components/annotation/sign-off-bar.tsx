"use client";

import { Check, Send, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Annotation } from "#lib/domain/claim/annotation.ts";
import { useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { ReturnForm } from "./return-form.tsx";

/** The next step of an annotation: submit it; as a second person, sign it off or return it. */
export function SignOffBar({ id, annotation, children }: { id: string; annotation: Annotation; children?: ReactNode }) {
  const { commands } = useRoom();
  const me = useRoomState((state) => state.me);
  const [returning, setReturning] = useState(false);
  const [busy, setBusy] = useState(false);
  const mayWork = useMayWork();
  const mine = annotation.updatedBy.id === me.id;

  async function run(step: () => Promise<boolean>): Promise<boolean> {
    setBusy(true);
    const done = await step();
    setBusy(false);
    if (done) setReturning(false);
    return done;
  }

  return (
    <div className="grid gap-2 border-t border-line pt-2">
      {annotation.state === "submitted" && mine && <p className="text-[0.82rem] text-soft">Waiting for a second person to sign it off.</p>}
      <div className="flex flex-wrap items-center gap-1.5">
        {mayWork && (annotation.state === "draft" || annotation.state === "returned") && (
          <Button size="small" disabled={busy} onClick={() => void run(() => commands.submit(id))} title="Submit for sign-off (S)">
            <Send aria-hidden /> Submit
          </Button>
        )}
        {mayWork && annotation.state === "submitted" && !mine && (
          <>
            <Button size="small" variant="primary" disabled={busy} onClick={() => void run(() => commands.signOff(id, "approve", ""))}>
              <Check aria-hidden /> Sign off
            </Button>
            <Button size="small" disabled={busy} aria-expanded={returning} onClick={() => setReturning(!returning)}>
              <Undo2 aria-hidden /> Return…
            </Button>
          </>
        )}
        <span className="ms-auto flex items-center gap-1">{children}</span>
      </div>
      {returning && <ReturnForm id={id} busy={busy} onReturn={(note) => run(() => commands.signOff(id, "return", note))} />}
    </div>
  );
}
