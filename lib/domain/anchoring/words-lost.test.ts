import { expect, test } from "vitest";
import { wordsLost } from "./words-lost.ts";

const text = Array.from({ length: 25 }, (_, index) => `The ferry number ${index} left late.`).join("\n");

test("nothing is lost where only typography or the order of paragraphs changes", () => {
  expect(wordsLost(text, text)).toEqual({ lost: 0, of: 175 });
  expect(wordsLost("“It’s late,” he said — and left.", '"It\'s late," he said - and left.').lost).toBe(0);
  const [first = "", ...rest] = text.split("\n");
  expect(wordsLost(text, [...rest, first].join("\n")).lost).toBeLessThan(5);
});

test("what is cut off is lost, also where the text repeats itself", () => {
  expect(wordsLost(text, text.slice(0, text.length / 2)).lost).toBeGreaterThan(80);
  const again = "To be announced.\n".repeat(40);
  expect(wordsLost(again, again.slice(0, again.length / 4)).lost).toBeGreaterThan(100);
});

test("another text has none of the words, and words that changed are lost one by one", () => {
  expect(wordsLost(text, "Please sign in to go on reading this article.")).toEqual({ lost: 175, of: 175 });
  expect(wordsLost("It cost ten million, the mayor said.", "It cost twelve million, the mayor said.").lost).toBeLessThan(4);
  expect(wordsLost("", "anything")).toEqual({ lost: 0, of: 0 });
  expect(wordsLost("One.", "")).toEqual({ lost: 2, of: 2 });
});
