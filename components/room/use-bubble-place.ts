"use client";

import { autoUpdate, computePosition, flip, offset, shift } from "@floating-ui/dom";
import { useEffect } from "react";
import type { Span } from "#lib/domain/text/span.ts";
import type { Reader } from "../article/reader.ts";

/** Keeps the bubble at the end of the selection, above it where there is no room below. Phones have it at the foot of the window instead. */
export function useBubblePlace(bubble: HTMLElement | null, reader: Reader, span: Span): void {
  useEffect(() => {
    if (!bubble) return;
    if (matchMedia("(max-width: 62rem), (pointer: coarse)").matches) {
      bubble.style.visibility = "visible";
      return;
    }
    const boundary = reader.element.closest<HTMLElement>(".room-main") ?? undefined;
    const range = reader.index.rangeOf(span);
    const anchor = {
      contextElement: reader.element,
      getBoundingClientRect: () => lastBox(range),
    };
    return autoUpdate(anchor, bubble, async () => {
      const { x, y } = await computePosition(anchor, bubble, {
        strategy: "fixed",
        placement: "bottom",
        middleware: [offset(10), flip({ padding: 64 }), shift({ padding: 8, boundary })],
      });
      bubble.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      bubble.style.visibility = "visible";
    });
  }, [bubble, reader, span]);
}

/** The last line of the selection: what the eye has just left. */
function lastBox(range: Range): DOMRect {
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  return boxes.at(-1) ?? range.getBoundingClientRect();
}
