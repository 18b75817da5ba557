import { expect, test } from "vitest";
import { readTextFragment, textDirective, textFragmentUrl } from "./text-fragment.ts";

const article = [
  "The pier was hit three times. The mayor — well-known, 61 & outspoken — said so on Monday.",
  "Nobody was hurt. The harbour was closed for a week.",
  "The harbour was closed for a week. That is what the log says, though.",
].join("\n");

function spanOf(text: string, quote: string, from = 0) {
  const start = text.indexOf(quote, from);
  return { start, end: start + quote.length };
}

test("a quote that occurs once stands alone; syntax characters are encoded", () => {
  expect(textDirective(article, spanOf(article, "three times"))).toBe("text=three%20times");
  expect(textDirective(article, spanOf(article, "well-known, 61 & outspoken"))).toBe("text=well%2Dknown%2C%2061%20%26%20outspoken");
});

test("a quote that occurs twice gets its context", () => {
  const second = spanOf(article, "The harbour was closed for a week.", article.indexOf("The harbour was closed") + 1);
  expect(textDirective(article, second)).toBe(
    "text=closed%20for%20a%20week.-,The%20harbour%20was%20closed%20for%20a%20week.,-That%20is%20what%20the",
  );
});

test("a quote over several blocks is named by its ends, each within one block", () => {
  const quote = article.slice(article.indexOf("said so"), article.indexOf(" The harbour"));
  expect(textDirective(article, spanOf(article, quote))).toBe("text=said%20so%20on%20Monday,Nobody%20was%20hurt.");
});

test("a long quote is named by its ends", () => {
  const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(" ");
  expect(textDirective(`Before. ${long} After.`, spanOf(`Before. ${long} After.`, long))).toBe(
    "text=word0%20word1%20word2%20word3%20word4%20word5,word94%20word95%20word96%20word97%20word98%20word99",
  );
});

test("words that close the quote and stand inside it too are told apart by what follows", () => {
  const long = `Start of it ${"filler ".repeat(50)}so he said to them all. ${"filler ".repeat(50)}so he said to them all`;
  expect(textDirective(`${long}, the end.`, spanOf(`${long}, the end.`, long))).toMatch(
    /,so%20he%20said%20to%20them%20all,-%2C%20the%20end$/,
  );
});

test("a quote that cuts a word carries the rest of it as context", () => {
  expect(textDirective("An information desk", { start: 3, end: 9 })).toBe("text=inform,-ation%20desk");
  expect(textDirective("An information desk", { start: 9, end: 19 })).toBe("text=An%20inform-,ation%20desk");
});

test("the page's own fragment stays, a text directive it has is replaced", () => {
  const span = spanOf(article, "three times");
  expect(textFragmentUrl("https://a.example/x?y=1", article, span)).toBe("https://a.example/x?y=1#:~:text=three%20times");
  expect(textFragmentUrl("https://a.example/x#top:~:text=old", article, span)).toBe("https://a.example/x#top:~:text=three%20times");
});

test.each([
  ["https://a.example/x?y=1#:~:text=three%20times", "https://a.example/x?y=1", "three times"],
  ["https://a.example/x#page=3:~:text=cost%2C%20ten%2Dfold", "https://a.example/x#page=3", "cost, ten-fold"],
  ["https://a.example/x#:~:text=the%20pier-,was%20built,-in%20May", "https://a.example/x", "was built"],
  ["https://a.example/x#:~:text=was%20built,in%20May", "https://a.example/x", ""],
  ["https://a.example/x#:~:text=%D0%BC%D0%BE%D1%81%D1%82&text=again", "https://a.example/x", "мост"],
  ["https://a.example/x#:~:text=100%", "https://a.example/x", ""],
  ["https://a.example/x#:~:text=", "https://a.example/x", ""],
  ["https://a.example/x#:~:selector(type=a)", "https://a.example/x", ""],
  ["https://a.example/x#top", "https://a.example/x#top", ""],
  ["https://a.example/x#", "https://a.example/x#", ""],
])("%s leads to words of the page at %s: “%s”", (link, page, words) => {
  expect(readTextFragment(link)).toEqual({ page, words });
});

test("what names words is read as it was written", () => {
  const span = spanOf(article, "three times");
  expect(readTextFragment(textFragmentUrl("https://a.example/x", article, span))).toEqual({
    page: "https://a.example/x",
    words: "three times",
  });
});
