import fc from "fast-check";
import { expect, test } from "vitest";
import { findSentences, queryWords } from "./sentence-search.ts";

const text = "The bridge opened in May. It cost ten million.\nThe MAYOR opened it. Nobody asked about the cost of the bridge.";

const sentencesFor = (query: string, atMost = 10) =>
  findSentences(text, queryWords(query), atMost).map(({ start, end }) => text.slice(start, end));

test("the sentence with most of the words comes first, whatever the case", () => {
  expect(sentencesFor("Cost BRIDGE")).toEqual([
    "Nobody asked about the cost of the bridge.",
    "The bridge opened in May.",
    "It cost ten million.",
  ]);
  expect(sentencesFor("mayor")).toEqual(["The MAYOR opened it."]);
});

test("operators and patterns are words like any other, and nothing finds nothing", () => {
  expect(queryWords(".* %_ (")).toEqual([]);
  expect(sentencesFor("")).toEqual([]);
  expect(sentencesFor("harbour")).toEqual([]);
});

test("every span holds a word that was asked for and stays within a line", () => {
  const word = fc.constantFrom("cat", "dog", "İstanbul", "🐈", "Straße", "a");
  const prose = fc.array(
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join(" ")}. `),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(prose, fc.constantFrom("cat", "dog", "straße"), (lines, query) => {
      const whole = lines.join("\n");
      for (const { start, end } of findSentences(whole, queryWords(query), 50)) {
        const sentence = whole.slice(start, end);
        expect(sentence.toLocaleLowerCase()).toContain(query);
        expect(sentence).not.toContain("\n");
      }
    }),
  );
});
