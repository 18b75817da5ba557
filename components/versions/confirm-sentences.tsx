"use client";

import { CheckCheck } from "lucide-react";
import { useState } from "react";
import type { UnsettledWords } from "#lib/domain/anchoring/versions.ts";
import { turnsSentence } from "#lib/domain/sentence/kinds.ts";
import { useMayWork, useRoom } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";

/** Where several sentences changed: one word on all of them, and it can be taken back. Those that may have turned are looked at one by one. */
export function ConfirmSentences({ waiting }: { waiting: UnsettledWords[] }) {
  const { commands } = useRoom();
  const mayWork = useMayWork();
  const [busy, setBusy] = useState(false);
  const changed = waiting.filter(({ sentenceChange }) => sentenceChange !== null);
  const harmless = changed.filter(({ sentenceChange }) => sentenceChange && !turnsSentence(sentenceChange));
  if (!mayWork || changed.length < 2) return null;

  async function confirm(some: UnsettledWords[]) {
    setBusy(true);
    await commands.confirmSentences(some.map(({ annotationId, passageId }) => ({ annotationId, passageId })));
    setBusy(false);
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-sunk px-4 py-2.5">
      <p className="min-w-0 grow basis-52 text-[0.84rem] text-soft">
        {changed.length} passages read as before, in sentences that changed. Read each, or confirm together.
      </p>
      {harmless.length > 0 && harmless.length < changed.length && (
        <Button size="small" disabled={busy} onClick={() => confirm(harmless)}>
          <CheckCheck aria-hidden /> Confirm {harmless.length} of wording only
        </Button>
      )}
      <Button size="small" disabled={busy} onClick={() => confirm(changed)}>
        <CheckCheck aria-hidden /> Confirm all {changed.length}
      </Button>
    </div>
  );
}
