import { expect, test } from "vitest";
import { latestNews, newsBetween, type SourceLook } from "./source.ts";

const look = (there: boolean, words: Record<string, [boolean, string]> = {}): SourceLook => ({
  there,
  words: new Map(Object.entries(words).map(([quote, [found, around]]) => [quote, { found, around }])),
});

test("what a later look finds", () => {
  const first = look(true, { a: [true, "x"], b: [false, ""] });
  expect(newsBetween(first, first)).toEqual([]);
  expect(newsBetween(first, look(false))).toEqual([{ kind: "gone", quote: "" }]);
  expect(newsBetween(look(false), look(false))).toEqual([]);
  expect(newsBetween(look(false), first)).toEqual([{ kind: "back", quote: "" }]);
  expect(newsBetween(first, look(true, { a: [false, ""], b: [true, ""], c: [false, ""] }))).toEqual([
    { kind: "words_gone", quote: "a" },
    { kind: "words_back", quote: "b" },
  ]);
  expect(newsBetween(first, look(true, { a: [true, "y"] }))).toEqual([{ kind: "changed", quote: "a" }]);
});

test("while a document is away, that is what is told", () => {
  const at = (kind: "gone" | "back" | "words_gone", quote = "") => ({ url: "1", kind, quote, at: kind });
  expect(latestNews([], "1", "a")).toBeNull();
  expect(latestNews([at("words_gone", "b")], "1", "a")).toBeNull();
  expect(latestNews([at("gone"), at("words_gone", "a")], "1", "a")?.kind).toBe("gone");
  expect(latestNews([at("gone"), at("back"), at("words_gone", "a")], "1", "a")?.kind).toBe("words_gone");
  expect(latestNews([at("gone"), at("back")], "1", "")?.kind).toBe("back");
  expect(latestNews([at("gone")], "2", "")).toBeNull();
});
