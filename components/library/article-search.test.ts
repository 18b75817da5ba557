import { expect, test } from "vitest";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { matchingArticles } from "./article-search.ts";

function article(title: string, outlet: string | null = null): ArticleSummary {
  const date = "2025-05-12T00:00:00.000Z";
  const rest = { author: null, sourceUrl: null, publishedAt: null, language: "en", sample: false, version: 1, createdAt: date };
  return {
    id: title,
    slug: title,
    title,
    outlet,
    ...rest,
    snapshotNumber: 1,
    wordCount: 1,
    annotationCount: 0,
    checkedCount: 0,
    assignees: [],
    publication: null,
  };
}

const articles = [article("Night at Pier B", "The Lowland Courier"), article("Бакинский курьер"), article("Café closed")];
const titles = (query: string) => matchingArticles(articles, query).map(({ title }) => title);

test("all words must be there, in title, outlet or author; case and accents don't matter", () => {
  expect(titles("courier NIGHT")).toEqual(["Night at Pier B"]);
  expect(titles("курьер")).toEqual(["Бакинский курьер"]);
  expect(titles("cafe")).toEqual(["Café closed"]);
  expect(titles("night café")).toEqual([]);
  expect(titles("  ")).toHaveLength(3);
});
