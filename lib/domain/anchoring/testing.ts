import fc from "fast-check";
import { reanchor } from "./reanchor.ts";

/** Where one passage of the old text stands in the new. */
export function carry(oldText: string, newText: string, start: number, end: number) {
  const [result] = reanchor(oldText, newText, [{ start, end, exact: oldText.slice(start, end) }]);
  if (!result) throw new Error("Nothing came back");
  return result;
}

/** Words of several scripts, some of more than one code unit a character, few enough to repeat. */
export const fewWords = fc.constantFrom(
  "dam",
  "the",
  "12",
  "12.5",
  "cafe\u0301",
  "👩‍👩‍👧",
  "🇦🇿",
  "שָׁלוֹם",
  "خبر",
  "大",
  "坝",
  "don’t",
  "“yes”",
  "😀",
);

/** Words that hardly repeat. */
export const manyWords = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{3,9}$/) },
  { weight: 1, arbitrary: fc.nat({ max: 99_999 }).map(String) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom("ש", "ל", "מ", "ا", "ب", "é", "e\u0301"), { minLength: 3, maxLength: 6 })
      .map((letters) => letters.join("")),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom("😀", "👩‍👩‍👧", "🇦🇿", "👍🏽"), { minLength: 1, maxLength: 3 }).map((faces) => faces.join("")),
  },
);

const space = fc.constantFrom(" ", " ", " ", " ", ". ", ", ", "\n");

/** A text as alternating words and spaces, so that a test can cut it between words. */
export function textOf(word: fc.Arbitrary<string>, minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.array(fc.tuple(word, space), { minLength, maxLength, size: "max" }).map((pairs) => pairs.flat());
}
