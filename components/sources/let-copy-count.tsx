"use client";

import { chooseCopyAction } from "#lib/actions/source.ts";
import type { SourceCopy } from "#lib/domain/claim/source-list.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useBusy } from "../ui/use-busy.ts";

/** The words quoted are looked for in this copy from now on. */
export function LetCopyCount({ copy: { id, at, sourceId } }: { copy: Pick<SourceCopy, "id" | "at" | "sourceId"> }) {
  const [busy, during] = useBusy();
  const choose = () =>
    during(async () => {
      const answer = await act(() => chooseCopyAction({ copies: [{ sourceId, copyId: id }] }));
      if (!answer.ok) return;
      const undo = () => act(() => chooseCopyAction({ copies: answer.value.before }));
      showToast("The words quoted are looked for in this copy now.", { undo, topic: `copy of ${sourceId}` });
    });
  return (
    <Button
      size="small"
      disabled={busy}
      aria-label={`Let the copy of ${longDate(at)}, ${at.slice(11, 16)} UTC count`}
      onClick={() => void choose()}
    >
      Let this one count
    </Button>
  );
}
