"use client";

import { useState } from "react";
import { awaitsConfirmation, type SnapshotMark } from "#lib/domain/anchoring/versions.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { asked } from "../session/sign-off-commands.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";

type Props = { mark: SnapshotMark; onChange: () => void };

/** How it is known that the outlet's page reads like a snapshot, or that it isn't yet, and what an editor can do about that. */
export function OutletText({ mark, onChange }: Props) {
  if (mark.readAtOutlet) return <span>read on the outlet’s page</span>;
  if (mark.confirmation) {
    return (
      <span>
        the outlet’s page reads so, says <bdi>{mark.confirmation.by.name}</bdi> <TakeBack mark={mark} onChange={onChange} />
      </span>
    );
  }
  if (!awaitsConfirmation(mark)) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      taken in by hand <ConfirmOutletText mark={mark} onChange={onChange} />
    </span>
  );
}

/** An editor's word that the outlet's page reads so. */
export function ConfirmOutletText({ mark, onChange }: Props) {
  const { busy, set, may } = useConfirming(mark, onChange);
  if (!may) return <span>An editor can confirm it.</span>;
  return (
    <Button size="small" disabled={busy} onClick={() => void set(true)}>
      The outlet’s page reads so
    </Button>
  );
}

function TakeBack({ mark, onChange }: Props) {
  const { busy, set, may } = useConfirming(mark, onChange);
  if (!may) return null;
  return (
    <button type="button" className="min-h-6 text-link" disabled={busy} onClick={() => void set(false)}>
      take back
    </button>
  );
}

function useConfirming({ number }: SnapshotMark, onChange: () => void) {
  const { api } = useRoom();
  const articleId = useRoomState((state) => state.article.id);
  const me = useRoomState((state) => state.me);
  const [busy, setBusy] = useState(false);

  async function set(confirmed: boolean, undoable = true): Promise<void> {
    setBusy(true);
    const input = { articleId, number };
    const answer = await asked<unknown>(() => (confirmed ? api.confirmOutletText(input) : api.unconfirmOutletText(input)));
    setBusy(false);
    onChange();
    if (!answer.ok) return showToast(answer.error.message, { tone: "problem", topic: "outlet" });
    const done = confirmed ? "Confirmed: readers are told what the outlet changed." : "Taken back: readers aren’t told of this change.";
    showToast(done, { topic: "outlet", ...(undoable && { undo: () => void set(!confirmed, false) }) });
  }

  return { busy, set, may: can(me, "confirm an outlet’s change") };
}
