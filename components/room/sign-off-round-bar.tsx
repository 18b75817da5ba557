"use client";

import { Check, ChevronDown, ChevronUp, Inbox, Undo2 } from "lucide-react";
import Link from "next/link";
import { CommandKey } from "../keys/command-key.tsx";
import { Button } from "../ui/button.tsx";
import type { SignOffRound } from "./use-sign-off-round.ts";

type SignOffRoundBarProps = { round: SignOffRound; onApprove: () => void; onReturn: () => void };

/** Where one stands with all that waits for one's sign-off, and what can be done: each has its key. */
export function SignOffRoundBar({ round: { waiting, at, step }, onApprove, onReturn }: SignOffRoundBarProps) {
  const done = waiting?.length === 0;
  return (
    <section
      aria-label="To sign off"
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-sunk px-3 py-1.5 text-sm sm:px-4"
    >
      <Button asChild size="small" variant="quiet">
        <Link href="/desk/work">
          <Inbox aria-hidden /> My work
        </Link>
      </Button>
      <p role="status" className="me-auto tabular-nums">
        {waiting === null ? "Looking what waits…" : done ? "All signed off or returned. Nothing waits for you." : words(at, waiting.length)}
      </p>
      {waiting !== null && !done && (
        <div className="flex flex-wrap items-center gap-1.5">
          <Button size="small" onClick={() => step(-1)}>
            <ChevronUp aria-hidden /> <span className="max-sm:sr-only">Previous</span> <CommandKey id="previous" />
          </Button>
          <Button size="small" onClick={() => step(1)}>
            <ChevronDown aria-hidden /> <span className="max-sm:sr-only">Next</span> <CommandKey id="next" />
          </Button>
          {at !== -1 && (
            <>
              <Button size="small" variant="primary" onClick={onApprove}>
                <Check aria-hidden /> Sign off <CommandKey id="approve" />
              </Button>
              <Button size="small" onClick={onReturn}>
                <Undo2 aria-hidden /> Return… <CommandKey id="return" />
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function words(at: number, count: number): string {
  return at === -1 ? `${count} to sign off` : `${at + 1} of ${count} to sign off`;
}
