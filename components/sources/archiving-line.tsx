"use client";

import { useState } from "react";
import { askArchiveAction } from "#lib/actions/source.ts";
import type { Archiving } from "#lib/domain/claim/archive.ts";
import { act } from "../ui/act.ts";

type Props = { sourceId: string; archiving: Archiving | null; mayAsk: boolean };

/** How it stands with the outside archive, and the button that has it asked. */
export function ArchivingLine({ sourceId, archiving, mayAsk }: Props) {
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    await act(() => askArchiveAction({ id: sourceId }));
    setBusy(false);
  };
  const asking = archiving?.state === "waiting" || archiving?.state === "asking";
  if (!asking && !mayAsk) return null;
  return (
    <p role="status" className="text-[0.82rem] text-soft wrap-anywhere">
      {archiving?.state === "waiting" && "The archive is to be asked…"}
      {archiving?.state === "asking" && "The archive is being asked… This may take a minute or two."}
      {archiving?.state === "failed" && `The archive keeps no copy. ${archiving.reason} `}
      {!asking && (
        <button type="button" className="text-link" disabled={busy} onClick={() => void ask()}>
          {archiving?.state === "failed" ? "Ask the archive again" : "Ask the archive to keep it"}
        </button>
      )}
    </p>
  );
}
