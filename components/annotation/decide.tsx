"use client";

import { Check, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { useStaysOpen } from "../ui/use-stays-open.ts";
import { ReturnForm } from "./return-form.tsx";

type DecideProps = {
  /** What is decided on: a note that was begun is kept by it. */
  subject: string;
  shown: boolean;
  /** Somebody waits for it. */
  emphatic: boolean;
  /** Answers whether it went through. */
  onDecide(decision: "approve" | "return", note: string): Promise<boolean>;
  before?: ReactNode;
  after?: ReactNode;
};

/** A second person’s choice, in a row with what else can be done: sign it off, or return it with a note. */
export function Decide({ subject, shown, emphatic, onDecide, before, after }: DecideProps) {
  const [returning, setReturning] = useStaysOpen(`return:${subject}`);
  const [busy, setBusy] = useState(false);

  async function run(decision: "approve" | "return", note: string): Promise<boolean> {
    setBusy(true);
    const done = await onDecide(decision, note);
    setBusy(false);
    if (done) setReturning(false);
    return done;
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        {before}
        {shown && (
          <>
            <Button size="small" variant={emphatic ? "primary" : undefined} disabled={busy} onClick={() => void run("approve", "")}>
              <Check aria-hidden /> Sign off
            </Button>
            <Button size="small" data-return disabled={busy} aria-expanded={returning} onClick={() => setReturning(!returning)}>
              <Undo2 aria-hidden /> Return…
            </Button>
          </>
        )}
        {after && <span className="ms-auto flex items-center gap-1">{after}</span>}
      </div>
      {shown && returning && (
        <ReturnForm id={subject} busy={busy} onReturn={(note) => run("return", note)} onCancel={() => setReturning(false)} />
      )}
    </>
  );
}
