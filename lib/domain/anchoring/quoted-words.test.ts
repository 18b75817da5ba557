import fc from "fast-check";
import { expect, test } from "vitest";
import { findQuotedWords } from "./quoted-words.ts";

const text = `The council’s accounts, published in March, say that the bridge cost “twelve million” – not ten.
The mayor did not resign in 2019. Unemployment fell by 3.5% to −5 points; un-American remarks followed.
Das Wasser stieg um 12 Zentimeter.\tDie Stadt war nicht vorbereitet.
Мэр города не подал в отставку. 市长没有辞职。`;

const state = (quote: string) => findQuotedWords(text, [quote])[0]?.state;

test.each([
  "the bridge cost “twelve million” - not ten",
  "The council's accounts, published in March, say",
  "“The mayor did not resign in 2019.”",
  "not ten. The mayor did not resign",
  'published in March […] the bridge cost "twelve million"',
  "Мэр города не подал в отставку",
  "市长没有辞职",
  "12 Zentimeter. Die Stadt",
  "fell by 3.5%",
])("words that stand there are found: %s", (quote) => {
  expect(state(quote)).toBe("found");
});

test.each([
  "the bridge cost “eleven million” – not ten",
  "The mayor did resign in 2019",
  "The mayor did not resign in 2018",
  "The governor did not resign in 2019",
  "Unemployment fell by 3.5",
  "Unemployment fell by 5% to",
  "5 points",
  "American remarks followed",
  "Die Stadt war vorbereitet",
  "Мэр города подал в отставку",
  "市长辞职",
  "cost twelve […] resign in 2018",
  "The ferry sank with all hands off the northern cape",
  "…",
  "",
])("other words never are: %s", (quote) => {
  expect(state(quote)).not.toBe("found");
});

test("nearly the same words are shown where they stand", () => {
  const [similar, missing] = findQuotedWords(text, ["The mayor did resign in 2019", "An entirely different sentence about nothing here"]);
  expect(similar).toMatchObject({ state: "similar", place: { exact: expect.stringContaining("did not resign in 2019") } });
  expect(missing).toEqual({ state: "missing", place: null });
});

test("a few of the same words across a headline and what follows are not the words quoted", () => {
  const page = "What the pier cost\n\nBy Ada Lind\n\nThe accounts of the year are under review.";
  expect(findQuotedWords(page, ["The pier cost thirty million, say the accounts"])).toEqual([{ state: "missing", place: null }]);
});

test("whatever stretch of whole words is quoted, it is found; with a word changed it is not", () => {
  const words = text.split(/\s+/u);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: words.length - 1 }), fc.integer({ min: 1, max: 12 }), (from, count) => {
      const quoted = words.slice(from, from + count);
      expect(state(quoted.join(" "))).toBe(/[\p{L}\p{N}]/u.test(quoted.join("")) ? "found" : "missing");
      const changed = quoted.with(Math.floor(quoted.length / 2), "zzz");
      expect(state(changed.join(" "))).not.toBe("found");
    }),
  );
});
