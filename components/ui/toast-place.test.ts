import { expect, test } from "vitest";
import { type Box, boxAt, choosePlace, toastPlaces } from "./toast-place.ts";

const view = { width: 1440, height: 900 };
const size = { width: 336, height: 56 };
const free = () => ({ text: 0, controls: 0 });
const meets = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

test("every place lies within the window, on a phone too", () => {
  for (const window of [view, { width: 320, height: 568 }]) {
    const width = Math.min(size.width, window.width - 32);
    for (const place of toastPlaces) {
      const box = boxAt(place, { ...size, width }, window);
      expect([box.left >= 0, box.top >= 0, box.right <= window.width, box.bottom <= window.height], place).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  }
});

test("where nothing is covered it is the place nearest to the act", () => {
  expect(choosePlace(size, view, { x: 1300, y: 700 }, free)).toBe("foot right");
  expect(choosePlace(size, view, { x: 60, y: 80 }, free)).toBe("head left");
  expect(choosePlace(size, view, { x: 700, y: 800 }, free)).toBe("foot middle");
});

test("no control and no text is covered where there is room beside it; a control never for the sake of text", () => {
  const button: Box = { left: 1100, top: 840, right: 1420, bottom: 890 };
  const text: Box = { left: 400, top: 0, right: 1050, bottom: 900 };
  const covered = (box: Box) => ({ text: meets(box, text) ? 40 : 0, controls: meets(box, button) ? 3 : 0 });
  expect(choosePlace(size, view, { x: 1300, y: 860 }, covered)).toBe("head right");
  const everywhere = (box: Box) => ({ text: 40, controls: meets(box, button) ? 3 : 0 });
  expect(choosePlace(size, view, { x: 1300, y: 860 }, everywhere)).toBe("foot middle");
});

test("on a phone it leaves the foot of a dialog, where its buttons are", () => {
  const phone = { width: 390, height: 844 };
  const footer: Box = { left: 0, top: 780, right: 390, bottom: 844 };
  const place = choosePlace({ width: 358, height: 56 }, phone, { x: 300, y: 810 }, (box) => ({
    text: 0,
    controls: meets(box, footer) ? 4 : 0,
  }));
  expect(place).toMatch(/^head/);
});
