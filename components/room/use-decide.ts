"use client";

import { useCallback } from "react";
import { isAuthor, isSaidOnTheWhole, wholeState } from "#lib/domain/claim/workflow.ts";
import { useRoom } from "../session/room-context.ts";
import { mayWork } from "../session/room-state.ts";

/**
 * Signs off the open annotation, or begins to return it in its form; with none open, the review as a whole, where the keyboard or the page's
 * address is there. False where that isn't for this person to decide.
 */
export function useDecide(): (decision: "approve" | "return") => boolean {
  const { store, commands } = useRoom();
  return useCallback(
    (decision) => {
      const state = store.getState();
      const { activeId, annotations, me, whole } = state;
      if (!mayWork(state)) return false;
      if (activeId !== null) {
        const annotation = annotations[activeId];
        if (!annotation || annotation.version === 0 || annotation.hidden || annotation.state === "signed-off") return false;
        if (isAuthor(annotation.authors, me.id)) return false;
        if (decision === "return") return beginReturn(`card-${activeId}`);
        void commands.signOff(activeId, "approve", "");
        return true;
      }
      const isThere = location.hash === "#review" || document.activeElement?.closest("#review") !== null;
      if (!isThere || !isSaidOnTheWhole(whole) || wholeState(whole) === "signed-off" || isAuthor(whole.authors, me.id)) return false;
      if (decision === "return") return beginReturn("review");
      void commands.signOffWhole("approve", "");
      return true;
    },
    [store, commands],
  );
}

/** Opens the form for the note; it takes the keyboard. */
function beginReturn(id: string): boolean {
  const button = document.querySelector<HTMLElement>(`[id="${id}"] [data-return]`);
  if (button?.getAttribute("aria-expanded") === "false") button.click();
  return button !== null;
}
