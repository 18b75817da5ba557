import { expect, test } from "vitest";
import { type ArticlePlace, isPageOf } from "./this-article.ts";

const article: ArticlePlace = {
  id: "0198c1de-7b00-7000-8000-000000000001",
  slug: "pier-b",
  sourceUrl: "https://news.example/world/pier-b",
  isDesk: ({ host }) => ["desk.example", "old-desk.example"].includes(host),
};

test.each([
  ["http://www.news.example/world/pier-b/?utm_source=x#top"],
  ["https://desk.example/r/pier-b"],
  ["http://old-desk.example/r/pier-b#a-7"],
  ["https://desk.example/r/pier-b/v/3"],
  ["https://desk.example/r/pier-b/v/3.txt"],
  ["https://desk.example/r/pier-b.jsonld?page=2"],
  ["https://desk.example/desk/articles/pier-b#a-7"],
  [`https://desk.example/api/v1/articles/${article.id}`],
  ["urn:x-pdf:abc", "https://news.example/world/pier-b"],
  [],
])("%s is this article", (...pages) => {
  expect(isPageOf(pages, article)).toBe(true);
});

test.each([
  "https://news.example/world/pier-c",
  "https://news.example/",
  "https://desk.example/r/pier-b-2",
  "https://desk.example/r/pier",
  "https://desk.example/",
  "https://other-desk.example/r/pier-b",
  "https://desk.example/x/r/pier-b",
  "urn:x-pdf:abc",
  "no address",
])("%s is another page", (page) => {
  expect(isPageOf([page], article)).toBe(false);
});

test("an article without an address has only its places at the desk", () => {
  expect(isPageOf(["https://news.example/world/pier-b"], { ...article, sourceUrl: null })).toBe(false);
  expect(isPageOf(["https://desk.example/r/pier-b"], { ...article, sourceUrl: null })).toBe(true);
});
