"use client";

import { useEffect, useState } from "react";
import { caretBox, moveCaret, moveFor } from "./caret.ts";
import type { Reader } from "./reader.ts";

type Place = { left: number; top: number; height: number };

/** A visible caret for the keyboard: arrows move it, Shift selects, Ctrl (Option on Apple) goes by words. Stands inside the positioned reader frame. */
export function ReaderCaret({ reader, frame }: { reader: Reader; frame: HTMLElement }) {
  const [place, setPlace] = useState<Place | null>(null);

  useEffect(() => {
    const { element } = reader;
    const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

    function draw(): void {
      const selection = getSelection();
      const inside = selection?.focusNode && element.contains(selection.focusNode) && document.activeElement === element;
      const box = inside ? caretBox(selection) : null;
      const base = frame.getBoundingClientRect();
      setPlace(box && { left: box.left - base.left, top: box.top - base.top, height: box.height });
    }

    function onKeyDown(event: KeyboardEvent): void {
      const move = moveFor(event, isApple);
      if (!move) return;
      event.preventDefault();
      moveCaret(element, move, event.shiftKey);
      scrollToCaret();
      draw();
    }

    const hide = () => setPlace(null);
    const drawLater = () => requestAnimationFrame(draw);
    element.addEventListener("keydown", onKeyDown);
    element.addEventListener("focus", drawLater);
    element.addEventListener("blur", hide);
    document.addEventListener("selectionchange", draw);
    window.addEventListener("resize", draw);
    return () => {
      element.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("focus", drawLater);
      element.removeEventListener("blur", hide);
      document.removeEventListener("selectionchange", draw);
      window.removeEventListener("resize", draw);
    };
  }, [reader, frame]);

  return place && <span aria-hidden className="reader-caret" style={{ left: place.left, top: place.top, height: place.height }} />;
}

/** Keeps a few lines between the caret and the edge of what can be seen. */
function scrollToCaret(): void {
  const selection = getSelection();
  const box = selection && caretBox(selection);
  const scroller = selection?.focusNode?.parentElement?.closest("[data-scroller]");
  if (!box || !scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  const room = box.height * 3;
  if (box.top < top + room) scroller.scrollBy({ top: box.top - top - room });
  if (box.bottom > bottom - room) scroller.scrollBy({ top: box.bottom - bottom + room });
}
