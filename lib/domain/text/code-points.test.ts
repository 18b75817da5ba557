import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointIndex, toCodePoint, toUtf16 } from "./code-points.ts";

const anyText = fc.string({ unit: fc.constantFrom("a", "é", "😀", "👩‍👩‍👧", "\ud83d", "\ude00", "א") });

describe("code points", () => {
  test("count as JavaScript's iterator does, both ways", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = codePointIndex(text);
        let utf16 = 0;
        for (const [codePoint, character] of [...text, ""].entries()) {
          expect(index.toCodePoint(utf16)).toBe(codePoint);
          expect(index.toUtf16(codePoint)).toBe(utf16);
          utf16 += character.length;
        }
      }),
    );
  });

  test.each([-1, 4, 0.5, Number.NaN])("%s is no offset of a text of three units", (offset) => {
    expect(() => toCodePoint("a😀", offset)).toThrow(RangeError);
    expect(() => toUtf16("a😀", offset)).toThrow(RangeError);
  });

  test("the middle of a surrogate pair is no place", () => {
    expect(() => toCodePoint("a😀", 2)).toThrow(RangeError);
    expect(toCodePoint("a😀", 3)).toBe(2);
    expect(() => toUtf16("a😀", 3)).toThrow(RangeError);
  });
});
