import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuote, makePassage, snapToGraphemes, spanMatches } from "./passages.ts";

const unit = fc.constantFrom("a", "b", " ", "\n", "e\u0301", "😀", "👩‍👩‍👧", "🇦🇿", "א", "ב", "“", "’", '"');
const article = fc.string({ unit, minLength: 1, maxLength: 60 });

describe("makePassage", () => {
  test("keeps up to 32 units on either side", () => {
    const text = `${"x".repeat(40)}word${"y".repeat(40)}`;
    expect(makePassage(text, { start: 40, end: 44 })).toEqual({
      start: 40,
      end: 44,
      exact: "word",
      prefix: "x".repeat(32),
      suffix: "y".repeat(32),
    });
  });

  test("never keeps half a character", () => {
    const text = `${"😀".repeat(20)}x${"😀".repeat(20)}`;
    const passage = makePassage(`a${text}`, { start: 41, end: 42 });
    expect(passage.prefix).toBe("😀".repeat(16));
    expect(makePassage(text, { start: 38, end: 41 }).suffix.isWellFormed()).toBe(true);
    expect(makePassage(`${"😀".repeat(20)}ab`, { start: 41, end: 42 }).prefix.isWellFormed()).toBe(true);
  });

  test.each([
    [3, 3],
    [-1, 2],
    [0, 9],
    [Number.NaN, 2],
  ])("%s to %s is no passage of a text of five", (start, end) => {
    expect(() => makePassage("abcde", { start, end })).toThrow(RangeError);
  });
});

test("a span matches only the words that stand there", () => {
  expect(spanMatches("one two", { start: 4, end: 7, exact: "two" })).toBe(true);
  expect(spanMatches("one two", { start: 3, end: 6, exact: "two" })).toBe(false);
  expect(spanMatches("one two", { start: 4, end: 9, exact: "two" })).toBe(false);
});

describe("snapToGraphemes", () => {
  test("gives the smallest span of whole characters around", () => {
    fc.assert(
      fc.property(article, fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)];
        const edges = [...graphemes.map(({ index }) => index), text.length];
        const snapped = snapToGraphemes(text, { start, end });
        expect(snapped.start).toBe(edges.findLast((edge) => edge <= start));
        expect(snapped.end).toBe(start === end ? snapped.start : edges.find((edge) => edge >= end));
      }),
    );
  });
});

describe("findQuote", () => {
  test("finds words that stand there once, whatever the context says", () => {
    expect(findQuote("a b c", { exact: "b" })).toEqual({ found: { start: 2, end: 3 } });
    expect(findQuote("a b c", { exact: "b", prefix: "z", suffix: "z" })).toEqual({ found: { start: 2, end: 3 } });
  });

  test("says so when the words are nowhere", () => {
    expect(findQuote("a b c", { exact: "d" })).toEqual({ missing: true });
    expect(findQuote("a b c", { exact: "" })).toEqual({ missing: true });
    expect(findQuote("a b c", { exact: "  " })).toEqual({ missing: true });
  });

  const repeated = "The mayor said no. The board said yes. The mayor said no again.";

  test("repeated words without context are ambiguous", () => {
    expect(findQuote(repeated, { exact: "said no" })).toEqual({
      ambiguous: [
        { start: 10, end: 17 },
        { start: 49, end: 56 },
      ],
    });
  });

  test("context settles repeated words", () => {
    expect(findQuote(repeated, { exact: "said no", suffix: " again" })).toEqual({ found: { start: 49, end: 56 } });
    expect(findQuote(repeated, { exact: "said no", prefix: "said yes. The mayor " })).toEqual({ found: { start: 49, end: 56 } });
    expect(findQuote(repeated, { exact: "said no", suffix: ". The" })).toEqual({ found: { start: 10, end: 17 } });
  });

  test("context that all share, or none, settles nothing", () => {
    expect(findQuote(repeated, { exact: "said no", prefix: "The mayor " })).toHaveProperty("ambiguous.length", 2);
    expect(findQuote(repeated, { exact: "said no", prefix: "The council " })).toHaveProperty("ambiguous.length", 2);
    expect(findQuote(repeated, { exact: "said no", prefix: "yes. The mayor ", suffix: ". The board" })).toHaveProperty(
      "ambiguous.length",
      2,
    );
  });

  test("a long context that has changed at its far end still settles", () => {
    expect(findQuote(repeated, { exact: "said no", prefix: "council said yes. The mayor " })).toEqual({ found: { start: 49, end: 56 } });
  });

  test("white space and the shape of quotation marks may differ, the span is of the text as it stands", () => {
    const text = "He called it\n “an occupation”  of Azerbaijan’s land.";
    const search = findQuote(text, { exact: `it "an occupation" of Azerbaijan's  land` });
    expect(search).toEqual({ found: { start: 10, end: text.length - 1 } });
  });

  test.each([
    ["soft hyphens", "An ex\u00adam\u00adple of it", "example", "ex\u00adam\u00adple"],
    ["joiners", "من می\u200cخواهم بروم", "میخواهم", "می\u200cخواهم"],
    ["the last letter's joiner", "من می\u200cخواهم", "می", "می\u200c"],
    ["variation selectors", "I ❤\ufe0f it", "❤", "❤\ufe0f"],
    ["dashes and ellipses", "Well… 1990–95 — over", "Well... 1990-95 - over", "Well… 1990–95 — over"],
    ["marks of another language", "Er sagte: „Nein“, dann «ja».", `"Nein", dann "ja"`, "„Nein“, dann «ja»"],
    ["decomposed letters", "the café", "cafe\u0301", "café"],
    ["ligatures", "the oﬃce", "office", "oﬃce"],
    ["a word divided at the line's end", "an exam-\nple", "example", "exam-\nple"],
    ["a hyphen at the line's end", "a well-\nknown man", "well-known", "well-\nknown"],
  ])("typed otherwise, words are found: %s", (_, text, exact, says) => {
    const search = findQuote(text, { exact });
    expect("found" in search && text.slice(search.found.start, search.found.end)).toBe(says);
  });

  test("half of what one character stands for is not found", () => {
    expect(findQuote("the oﬃce", { exact: "of" })).toEqual({ missing: true });
  });

  test("words to the letter come before words alike", () => {
    expect(findQuote(`say “yes” or say "yes"`, { exact: `say "yes"` })).toEqual({ found: { start: 13, end: 22 } });
  });

  test("a part of a character is not that character", () => {
    expect(findQuote("cafe\u0301", { exact: "cafe" })).toEqual({ missing: true });
    expect(findQuote("👩‍👩‍👧", { exact: "👩" })).toEqual({ missing: true });
    expect(findQuote("\ud83d\ude00", { exact: "\ud83d" })).toEqual({ missing: true });
  });

  test("a passage finds itself by its words and context, or says it cannot tell: never another", () => {
    fc.assert(
      fc.property(article, fc.nat(), fc.nat(), (text, a, b) => {
        const span = snapToGraphemes(text, { start: Math.min(a, b) % text.length, end: (Math.max(a, b) % text.length) + 1 });
        if (span.start >= span.end) return;
        const { exact, prefix, suffix } = makePassage(text, span);
        const search = findQuote(text, { exact, prefix, suffix });
        if ("found" in search) expect(search.found).toEqual(span);
        else expect("ambiguous" in search && search.ambiguous).toContainEqual(span);
      }),
      { numRuns: 1000 },
    );
  });

  test("of unrepeated surroundings a passage is always found", () => {
    const text = Array.from({ length: 400 }, (_, index) => `no ${index}.`).join(" ");
    for (let start = 40; start < text.length - 60; start += 7) {
      const span = { start, end: start + 3 };
      const { exact, prefix, suffix } = makePassage(text, span);
      expect(findQuote(text, { exact, prefix, suffix })).toEqual({ found: span });
    }
  });
});
