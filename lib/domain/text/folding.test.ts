import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./folding.ts";

describe("what typesetting makes is gone", () => {
  test.each([
    ["quotation marks", "“It’s”, ‘she’ „said‟ «no» 「あ」 5′10″ ‹x›", `'It's', 'she' 'said' 'no' 'あ' 5'10" 'x'`],
    ["quotation marks typed twice", "He said: ``It’s here.'' No''", "He said: 'It's here.' No''"],
    [
      "quotation marks that are set off",
      "« Oui », dit-il. («\u00a0Non\u202f»—« x ») »So«, „er“ “ so ”",
      "'Oui', dit-il. ('Non' - 'x') 'So', 'er' ' so '",
    ],
    ["dashes", "1–2 — a‑b ‐ ‒ ― − －", "1-2 - a-b - - - - -"],
    ["dashes typed as hyphens", "one -- two --- three--four", "one - two - three - four"],
    ["long dashes without spaces", "was—he “so—” (—no—) 他——不", "was - he 'so -' (- no -) 他 - 不"],
    ["long dashes at edges and in ranges", "—Oui\n—Non 10—12 $5—$10 a\u200b—\u200bb—", "- Oui - Non 10-12 $5-$10 a - b -"],
    ["what stretches Arabic words", "مـــرحبا ﹷ", "مرحبا َ"],
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
  "12 １３ ¹² ₁₂ ① ½ ⅔ ⅫⅣ",
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
  expect(fold("cafe\u0301\u00ad\nteria", "caféteria").text).toBe("caféteria");
  expect(fold("pre-\nand post-war", "pre- and post-war").text).toBe("pre- and post-war");
  expect(fold("Anglo-\nSaxon, 2019-\n2020, exam-\nple").text).toBe("Anglo-Saxon, 2019-2020, example");
  expect(fold("he said -\nand left").text).toBe("he said - and left");
});

test("inches are not feet, nor the end of a quotation", () => {
  expect(fold(`5" and 5' and 6″ and 6′`).text).toBe(`5" and 5' and 6" and 6'`);
  expect(fold(`“In 2019” he said, "in 2020", 6” tall\n7" more`).text).toBe(`'In 2019' he said, 'in 2020', 6" tall 7" more`);
});

test("a long dash is the short one of the other text", () => {
  expect(fold("Paris—Roubaix, so—he", "the Paris–Roubaix race").text).toBe("Paris-Roubaix, so - he");
});

test("words beside a long dash end where they end", () => {
  const folded = fold("was—he");
  expect([0, 3, 4, 5, 6].map(folded.isWhole)).toEqual([true, true, true, true, true]);
  expect(folded.fromOriginal({ start: 0, end: 3 })).toEqual({ start: 0, end: 3 });
  expect(folded.fromOriginal({ start: 4, end: 6 })).toEqual({ start: 6, end: 8 });
  expect(folded.toOriginal({ start: 0, end: 3 })).toEqual({ start: 0, end: 3 });
  expect(folded.toOriginal({ start: 0, end: 8 })).toEqual({ start: 0, end: 6 });
  expect(folded.toOriginal({ start: 4, end: 8 })).toEqual({ start: 3, end: 6 });
});

test("says which spaces held a line feed, or the tab between two cells", () => {
  expect([...fold("a  b\u00a0\n c\nd\te").lineBreaks]).toEqual([3, 5, 7]);
});

test("spans are of whole units, without marks of no width at their ends", () => {
  const text = "a\u00adﬁ“b”\u200b e\u0301";
  const folded = fold(text);
  expect(folded.text).toBe("afi'b' é");
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
/**
 * What stands beside them says what a dash, a hyphen at the end of a line or a quotation mark means: one typed twice is one, a space may
 * set it off. The properties are about all else.
 */
const texts = fc
  .string({ unit, maxLength: 30 })
  .map((text) => text.replaceAll(/‑|[’“][’“‑\p{DI}\s]*(?=[’“\s])/gu, "").replaceAll(/\u00ad(?=\p{DI}*\s)/gu, ""));

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
    fc.property(texts, (text) => {
      const folded = fold(text).text;
      expect(fold(folded).text).toBe(folded);
      expect(folded.normalize("NFC")).toBe(folded);
      expect(fold(text.normalize("NFD")).text).toBe(folded);
    }),
    { numRuns: 500 },
  );
});
