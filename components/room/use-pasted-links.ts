"use client";

import { useEffect } from "react";
import { linkIn, sharedLink } from "../session/pasted-link.ts";
import type { Room } from "../session/room-context.ts";
import { isTyping } from "./is-typing.ts";
import type { RoomKeyHandlers } from "./use-room-keys.ts";

/**
 * A link that is pasted is evidence: of the words that are selected, else of the open card. A claim is a sentence, so there too; wherever else
 * one writes, the link stays where it was pasted.
 */
export function usePastedLinks({ store, commands }: Room, { focusCard }: RoomKeyHandlers): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const link = linkIn(event.clipboardData);
      if (link === null || event.defaultPrevented || !(event.target instanceof Element) || event.target.closest("[role=dialog]")) return;
      const inClaim = event.target.closest("[data-claim]") !== null;
      if (isTyping(event.target) && !inClaim) return;
      // Words of a claim stay where they are pasted.
      if (inClaim && sharedLink(link)?.words !== "") return;
      const { selection, activeId } = store.getState();
      if (selection && !inClaim) {
        event.preventDefault();
        const made = commands.annotate(null, true, link);
        if (made) focusCard(made, "verdict");
      } else if (activeId) {
        event.preventDefault();
        if (commands.cite(activeId, link)) focusCard(activeId, "rationale");
      }
    }

    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [store, commands, focusCard]);
}
