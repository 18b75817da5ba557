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

    /** What the mouse selected grows to the words that will be marked, before anybody marks them. */
    function showWholeWords(): void {
      const selection = getSelection();
      const { anchorNode, focusNode } = selection ?? {};
      const span = reader && selectedSpan(reader, store.getState().snapshot.text, selection);
      if (!reader || !selection || !span || !anchorNode || !focusNode) return;
      if (!element.contains(anchorNode) || !element.contains(focusNode)) return;
      const { startContainer, startOffset, endContainer, endOffset } = reader.index.rangeOf(span);
      const isBackward =
        selection.getRangeAt(0).endContainer === anchorNode && selection.getRangeAt(0).endOffset === selection.anchorOffset;
      if (isBackward) selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
      else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
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
    const onUp = (event: PointerEvent) => {
      setDragging(false);
      if (event.pointerType === "mouse") showWholeWords();
    };
    document.addEventListener("selectionchange", onSelectionChange);
    // The text stands there before any script: somebody may have selected in it already.
    if (!getSelection()?.isCollapsed) onSelectionChange();
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
