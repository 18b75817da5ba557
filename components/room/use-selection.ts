"use client";

import { useEffect, useState } from "react";
import type { Reader } from "../article/reader.ts";
import { selectedSpan } from "../article/selected-span.ts";
import { useRoom } from "../session/room-context.ts";

/** Tells the room what is selected in the reader. Answers whether the pointer is still dragging. */
export function useSelection(reader: Reader | null): boolean {
  const { store } = useRoom();
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    if (!reader) return;
    const { element } = reader;

    function onSelectionChange(): void {
      const { snapshot, selection: before } = store.getState();
      const focused = document.activeElement;
      // A field that takes the keyboard empties the page's selection; what was selected still stands until it is used.
      if (focused instanceof HTMLElement && focused.matches("input, textarea, select, [contenteditable=true]")) return;
      const now = reader ? selectedSpan(reader, snapshot.text, getSelection()) : null;
      if (now?.start !== before?.start || now?.end !== before?.end) store.dispatch({ type: "selected", selection: now });
    }

    /** A selection that was made into a passage is used up; the caret stays at its end. */
    let known = store.getState().selection;
    const unsubscribe = store.subscribe(() => {
      const now = store.getState().selection;
      const selection = getSelection();
      if (known && !now && selection && !selection.isCollapsed && element.contains(selection.focusNode)) selection.collapseToEnd();
      known = now;
    });
    const onDown = (event: PointerEvent) => event.pointerType === "mouse" && setDragging(true);
    const onUp = () => setDragging(false);
    document.addEventListener("selectionchange", onSelectionChange);
    element.addEventListener("pointerdown", onDown);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onUp);
    return () => {
      unsubscribe();
      document.removeEventListener("selectionchange", onSelectionChange);
      element.removeEventListener("pointerdown", onDown);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onUp);
    };
  }, [reader, store]);

  return dragging;
}
