import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./folding.ts";

test("folds white space and quotation marks, nothing else", () => {
  expect(fold("“It’s\u00a0 \n done”,  ‘she’ said – «no»").text).toBe(`"It's done", 'she' said – «no»`);
});

test("offsets lead back to where the words stand", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "’", "“", "😀") }), (text) => {
      const folded = fold(text);
      for (let start = 0; start <= folded.text.length; start++) {
        expect(folded.fromOriginal(folded.toOriginal(start))).toBe(start);
        for (let end = start; end <= folded.text.length; end++) {
          expect(fold(text.slice(folded.toOriginal(start), folded.toOriginal(end))).text).toBe(folded.text.slice(start, end));
        }
      }
    }),
  );
});
