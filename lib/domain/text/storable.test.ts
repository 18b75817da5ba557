import fc from "fast-check";
import { expect, test } from "vitest";
import { isStorable, toStorable } from "./storable.ts";

test("any text can be made storable, and what is storable stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "😀", "\ud83d", "\ude00", "\0", "\u202e", "\ufeff") }), (text) => {
      expect(isStorable(toStorable(text))).toBe(true);
      if (isStorable(text)) expect(toStorable(text)).toBe(text);
    }),
  );
});
