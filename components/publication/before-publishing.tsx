"use client";

import { can } from "#lib/domain/people/permissions.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Checklist } from "./checklist.tsx";
import { OverruleFields } from "./overrule-fields.tsx";
import { type Answers, isAnswered } from "./publish-answers.ts";
import type { Preview } from "./use-preview.ts";

type BeforePublishingProps = {
  preview: Preview;
  answers: Answers;
  onAnswers(answers: Answers): void;
  onGo(): void;
  /** Everything is answered, and goes on. */
  onContinue(): void;
};

/** One checklist of what stands in the way, and what can be said to it. */
export function BeforePublishing({ preview, answers, onAnswers, onGo, onContinue }: BeforePublishingProps) {
  const me = useRoomState((state) => state.me);
  const { blockers } = preview;
  const open = blockers.filter((blocker) => !isAnswered(blocker, answers)).length;
  return (
    <div className="grid gap-3">
      <p className="text-pretty" role="status">
        {open === 0
          ? "Everything is answered."
          : `${open === 1 ? "One thing stands" : `${open} things stand`} in the way. Choose one to go there; everything else stays as it is.`}
      </p>
      <Checklist {...{ blockers, answers, onAnswers, onGo }} />
      {can(me, "overrule the gate") && <OverruleFields {...{ blockers, answers, onAnswers }} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {can(me, "edit the gate") && (
          <a href="/desk/settings/gate" className="me-auto text-sm text-link">
            Rules of this desk
          </a>
        )}
        <Button variant="primary" disabled={open > 0} onClick={onContinue}>
          Continue
        </Button>
      </div>
    </div>
  );
}

/** What the gate would stop that isn’t turned on yet. */
export function GateWarnings({ preview, onGo }: { preview: Preview; onGo(): void }) {
  const me = useRoomState((state) => state.me);
  const { warnings } = preview;
  if (warnings.length === 0) return null;
  return (
    <details className="rounded-(--radius) border border-line px-3 py-2 text-sm">
      <summary className="font-medium">
        {warnings.length === 1 ? "One thing" : `${warnings.length} things`} this desk’s gate would stop, once it is turned on
      </summary>
      <div className="mt-2 grid gap-2">
        <Checklist blockers={warnings} answers={{ reasons: {}, acknowledged: [] }} onGo={onGo} />
        {can(me, "edit the gate") && (
          <a href="/desk/settings/gate" className="text-link">
            Look at the gate, and turn it on
          </a>
        )}
      </div>
    </details>
  );
}
