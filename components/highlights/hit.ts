import type { Reader } from "../article/reader.ts";
import type { Mark } from "./highlight-painter.ts";

/** The passages under a point of the window, the shortest first. */
export function marksAt(reader: Reader, marks: readonly Mark[], x: number, y: number): Mark[] {
  const caret = caretAt(x, y);
  if (!caret) return [];
  const offset = reader.index.offsetOf(caret.node, caret.offset);
  if (offset === null) return [];
  return marks
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .filter(({ span }) => covers(reader.index.rangeOf(span), x, y))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** By the standard's way, or the one that WebKit had before it. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = Document.prototype.caretRangeFromPoint.call(document, x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The browser names the nearest caret even far from any word; only a point on the words counts. */
function covers(range: Range, x: number, y: number): boolean {
  for (const box of range.getClientRects()) {
    if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 4) return true;
  }
  return false;
}

/** Clicking again where passages overlap goes to the next of them. */
export function nextOf(marks: readonly Mark[], activeId: string | null): Mark | null {
  const ids = [...new Set(marks.map((mark) => mark.id))];
  const next = ids[(ids.indexOf(activeId ?? "") + 1) % ids.length];
  return marks.find((mark) => mark.id === next) ?? null;
}
