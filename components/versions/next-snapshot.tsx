"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useRoom, useRoomState } from "../room/room-context.ts";

/** When the outlet's text has changed, opens the room anew on the next snapshot; what was typed is saved first. */
export function NextSnapshot() {
  const router = useRouter();
  const { saveEverything } = useRoom();
  const superseded = useRoomState((state) => state.superseded);
  useEffect(() => {
    if (!superseded) return;
    const open = () => router.refresh();
    saveEverything().then(open, open);
  }, [superseded, saveEverything, router]);
  return (
    <p role="status" className={superseded ? "mb-4 text-sm text-soft" : "sr-only"}>
      {superseded ? "The outlet’s text has changed. Opening the new one…" : ""}
    </p>
  );
}
