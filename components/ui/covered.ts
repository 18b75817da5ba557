import type { Box, Covered } from "./toast-place.ts";

const control =
  "a[href], button, input, select, textarea, summary, [contenteditable=true], [role=button], [role=checkbox], [role=radio], [role=tab], [role=menuitem], [role=option]";
const messages = "[data-messages]";
const step = { x: 22, y: 12 };

/** What people read and press under a box of the window, as far as they can see and reach it: under a dialog nothing else counts. */
export function coveredAt(box: Box): Covered {
  const covered: Covered = { text: 0, controls: 0 };
  for (let x = box.left + 2; x < box.right; x += step.x) {
    for (let y = box.top + 2; y < box.bottom; y += step.y) {
      const element = document.elementsFromPoint(x, y).find((each) => !each.closest(messages));
      if (!element) continue;
      if (element.closest(control)) covered.controls += 1;
      else if (isTextAt(element, x, y)) covered.text += 1;
    }
  }
  return covered;
}

/** Does a line of the element's own words run here? */
function isTextAt(element: Element, x: number, y: number): boolean {
  return [...element.childNodes].some((node) => {
    if (!(node instanceof Text) || node.data.trim() === "") return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
  });
}
