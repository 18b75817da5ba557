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

test("that a document has moved is told with what became of the words", () => {
  const first = look(true, { a: [true, "x"] });
  const moved = { kind: "moved", quote: "", movedTo: "2" };
  expect(newsBetween(first, first, "2")).toEqual([moved]);
  expect(newsBetween(first, look(true, { a: [false, ""] }), "2")).toEqual([moved, { kind: "words_gone", quote: "a" }]);
  expect(newsBetween(look(false), first, "2"), "it was gone").toEqual([moved]);
  expect(newsBetween(first, first, "back")).toEqual([{ kind: "back", quote: "" }]);
  const move = { to: "2", at: "moved" };
  const at = (kind: "gone" | "moved" | "back" | "words_gone", quote = "") => ({
    ...{ url: "1", kind, quote, at: kind },
    ...(kind === "moved" && { moved: move }),
  });
  expect(latestNews([at("moved")], "1", "a")).toMatchObject({ kind: "moved", moved: move });
  expect(latestNews([at("moved"), at("words_gone", "a")], "1", "a")).toMatchObject({ kind: "words_gone", moved: move });
  expect(latestNews([at("moved"), at("gone")], "1", "a")).toMatchObject({ kind: "gone" });
  expect(latestNews([at("moved"), at("back")], "1", "a")).toMatchObject({ kind: "back", moved: null });
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
