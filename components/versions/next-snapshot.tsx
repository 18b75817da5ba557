"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { useRoom, useRoomState } from "../session/room-context.ts";
import { useFocusInReview } from "../session/use-live.ts";
import { showToast } from "../ui/toast-store.ts";

/**
 * When the outlet's text has changed, opens the room anew on the next snapshot; what was typed is saved first. Whoever is writing finishes that:
 * a form that went from under their hands would take the rest of the sentence with it.
 */
export function NextSnapshot() {
  const router = useRouter();
  const { saveEverything } = useRoom();
  const superseded = useRoomState((state) => state.superseded);
  const isInCard = useRoomState((state) => state.editing);
  const isInReview = useFocusInReview() === "writing";
  const waits = superseded && (isInCard || isInReview);
  const opens = superseded && !waits;

  const open = useCallback(() => {
    const refresh = () => router.refresh();
    void saveEverything().then(refresh, refresh);
  }, [saveEverything, router]);

  useEffect(() => {
    if (opens) open();
  }, [opens, open]);
  useEffect(() => {
    if (waits)
      showToast("The outlet’s text has changed. The new one opens when you are done here.", { action: { label: "Open now", run: open } });
  }, [waits, open]);

  return (
    <p role="status" className={opens ? "mb-4 text-sm text-soft" : "sr-only"}>
      {opens ? "The outlet’s text has changed. Opening the new one…" : ""}
    </p>
  );
}
