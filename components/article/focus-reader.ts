import type { Reader } from "./reader.ts";

/** Gives the reader the keyboard, with the caret where the last selection ended. */
export function focusReader(reader: Reader, caret: number | null): void {
  reader.element.focus({ preventScroll: true });
  const selection = getSelection();
  if (caret === null || !selection || reader.element.contains(selection.focusNode)) return;
  const place = reader.index.placeOf(caret);
  selection.collapse(place.node, place.offset);
}
