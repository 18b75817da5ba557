import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./folding.ts";

describe("what typesetting makes is gone", () => {
  test.each([
    ["quotation marks", "“It’s”, ‘she’ „said‟ «no» 「あ」 5′10″ ‹x›", `"It's", 'she' "said" "no" "あ" 5'10" 'x'`],
    ["dashes", "1–2 — a‑b ‐ ‒ ― − －", "1-2 - a-b - - - - -"],
    ["dashes typed as hyphens", "one -- two --- three", "one - two - three"],
    ["ellipses", "so… on‥", "so... on.."],
    ["soft hyphens", "ex\u00adam\u00adple", "example"],
    ["marks without width", "\ufeffa\u200bb\u200e\u2060c\u202ed\u202c", "abcd"],
    ["joiners", "می\u200cخواهم क्\u200dष", "میخواهم क्ष"],
    ["decomposed letters", "cafe\u0301 A\u030a \u1112\u1161\u11ab 가\u11a8", "café Å 한 각"],
    ["marks in another order", "a\u0323\u0307 \u05e9\u05bc\u05c1", "ạ̇ \u05e9\u05bc\u05c1".normalize("NFC")],
    ["canonical twins", "\u212b \u2126 \u212a \uf900", "Å Ω K 豈"],
    ["Arabic presentation forms", "\ufefb \ufe8e\ufee0 \ufe76", "لا ال \u064e"],
    ["Latin ligatures", "ﬁnd ﬂaw oﬃce ﬆop ĳs", "find flaw office stop ijs"],
    ["letters of full and half width", "Ａｂｃ！ ｶﾞｷ", "Abc! ガキ"],
    ["variation selectors", "❤\ufe0f 葛\u{e0100}", "❤ 葛"],
    ["words divided at the end of a line", "exam-\nple, infor\u00ad\nmation", "example, information"],
    ["white space", "a\u00a0 \n b\tc\u3000d\u200b e", "a b c d e"],
  ])("%s", (_, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });
});

test.each([
  "12 13 ¹² ₁₂ ① ½ ⅔ ⅫⅣ",
  "Case CASE",
  "שָׁלוֹם שלום كَتَبَ كتب",
  "ℓ ™ ㎏ œ ß ſ",
  "0.5 1,000 10:30 5% $ €",
  "$5 -5 --5",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇦🇿 👍🏽",
])("words stay as they are: %s", (text) => {
  expect(fold(text).text).toBe(text.normalize("NFC"));
});

test("a divided word is joined as the other text spells it", () => {
  expect(fold("a well-\nknown exam-\nple", "a well-known example").text).toBe("a well-known example");
  expect(fold("pre-\nand post-war", "pre- and post-war").text).toBe("pre- and post-war");
  expect(fold("Anglo-\nSaxon, 2019-\n2020, exam-\nple").text).toBe("Anglo-Saxon, 2019-2020, example");
  expect(fold("he said -\nand left").text).toBe("he said - and left");
});

test("says which spaces held a line feed", () => {
  expect([...fold("a  b\u00a0\n c\nd").lineBreaks]).toEqual([3, 5]);
});

test("spans are of whole units, without marks of no width at their ends", () => {
  const text = "a\u00adﬁ“b”\u200b e\u0301";
  const folded = fold(text);
  expect(folded.text).toBe(`afi"b" é`);
  const say = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  expect(say(folded.toOriginal({ start: 0, end: 1 }))).toBe("a");
  expect(say(folded.toOriginal({ start: 1, end: 3 }))).toBe("ﬁ");
  expect(say(folded.toOriginal({ start: 2, end: 4 }))).toBe("ﬁ“");
  expect(say(folded.toOriginal({ start: 7, end: 8 }))).toBe("e\u0301");
  expect([1, 2, 3, 7, 8].map(folded.isWhole)).toEqual([true, false, true, true, true]);
  expect(folded.fromOriginal({ start: 1, end: 2 })).toEqual({ start: 1, end: 1 });
  expect(folded.fromOriginal({ start: 2, end: 3 })).toEqual({ start: 1, end: 3 });
  expect(folded.fromOriginal({ start: 8, end: 9 })).toEqual({ start: 7, end: 8 });
});

const unit = fc.constantFrom(
  ..."ab1 \n’“…ﬁé‑Ａ",
  "e\u0301",
  "\u0323",
  "\u00ad",
  "\u200d",
  "\ufe0f",
  "😀",
  "\u1112\u1161\u11ab",
  "ｶﾞ",
  "\ufefb",
  "  ",
);
const texts = fc.string({ unit, maxLength: 30 });
/** Two dashes side by side are a dash typed twice. */
const withoutDashes = texts.map((text) => text.replaceAll("‑", ""));

test("offsets lead back to where the words stand", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const folded = fold(text);
      const edges = Array.from({ length: folded.text.length + 1 }, (_, offset) => offset).filter(folded.isWhole);
      for (const start of edges) {
        for (const end of edges.filter((edge) => edge > start)) {
          const original = folded.toOriginal({ start, end });
          expect(fold(text.slice(original.start, original.end)).text).toBe(folded.text.slice(start, end));
          expect(folded.fromOriginal(original)).toEqual({ start, end });
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("what is folded is folded once and for all, and is composed", () => {
  fc.assert(
    fc.property(withoutDashes, (text) => {
      const folded = fold(text).text;
      expect(fold(folded).text).toBe(folded);
      expect(folded.normalize("NFC")).toBe(folded);
      expect(fold(text.normalize("NFD")).text).toBe(folded);
    }),
    { numRuns: 500 },
  );
});
