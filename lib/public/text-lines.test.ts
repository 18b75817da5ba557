import fc from "fast-check";
import { expect, test } from "vitest";
import { textLines } from "./text-lines.ts";

const letters = (line: string) => line.length;

test("lines break between words and stay within the width", () => {
  expect(textLines("The board said “half the boats” were damaged, twice.", 18, 9, letters)).toEqual([
    "The board said",
    "“half the boats”",
    "were damaged,",
    "twice.",
  ]);
});

test("what does not fit ends with an ellipsis", () => {
  expect(textLines("One two three four five six seven", 9, 2, letters)).toEqual(["One two", "three…"]);
});

test("scripts without spaces break between words, addresses wherever they must", () => {
  expect(textLines("市长表示这座桥耗资一千万元", 6, 9, letters).join("")).toBe("市长表示这座桥耗资一千万元");
  expect(textLines("https://example.org/a/very/long/address", 10, 9, letters).every((line) => line.length <= 10)).toBe(true);
});

test("no text, however odd, makes a line wider than the width, unless it is a single character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      for (const line of textLines(text, width, 3, letters)) {
        const single = [...new Intl.Segmenter().segment(line.replace(/…$/, ""))].length <= 1;
        expect(single || line.length <= width).toBe(true);
      }
    }),
  );
});
