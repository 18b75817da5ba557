import { JSDOM } from "jsdom";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { cardsPerPage } from "./card-pages.ts";
import type { ReviewContext } from "./review-context.ts";
import { ReviewPage } from "./review-page.tsx";
import { sampleContent, storedOf } from "./sample-content.ts";

const origin = "https://desk.example";

/** A review of one sentence for each check, every third of them inaccurate. */
function withChecks(count: number): RevisionContent {
  const base = sampleContent();
  const [template, other] = base.annotations;
  if (!template || !other) throw new Error("The sample has annotations.");
  const sentences = Array.from({ length: count }, (_, index) => `Sentence ${index + 1} says so.`);
  const text = sentences.join("\n");
  const paragraph = (sentence: string) => ({ type: "paragraph", content: [{ type: "text", text: sentence }] });
  let start = 0;
  const annotations = sentences.map((exact, index): PublishedAnnotation => {
    const passages = [{ start, end: start + exact.length, exact, prefix: "", suffix: "" }];
    start += exact.length + 1;
    const verdict = index % 3 === 0 ? { ...template.verdict, slug: "inaccurate", name: "Inaccurate" } : template.verdict;
    return { ...template, id: `id-${index + 1}`, number: index + 1, claim: `Claim ${index + 1}.`, passages, verdict };
  });
  const document = { type: "doc" as const, content: sentences.map(paragraph) };
  return { ...base, article: { ...base.article, title: "A long one", text, document }, annotations };
}

async function pageOf(content: RevisionContent, more: Partial<ReviewContext> = {}) {
  const context: ReviewContext = { baseUrl: origin, view: "current", filter: null, stored: storedOf(content), revisions: [], ...more };
  const { prelude } = await prerender(<ReviewPage content={content} context={context} />);
  const html = await new Response(prelude).text();
  return { html, document: new JSDOM(html).window.document };
}

const cards = (document: Document) => [...document.querySelectorAll(".card")].map(({ id }) => id);

test("of very many checks, all marks and an anchor for each are on the first page, and every card is on exactly one", async () => {
  const content = withChecks(2 * cardsPerPage + 50);
  const [first, second, third] = await Promise.all([1, 2, 3].map((page) => pageOf(content, { cards: page })));
  if (!first || !second || !third) throw new Error("There are three pages.");
  expect(first.document.querySelectorAll("mark")).toHaveLength(content.annotations.length);
  const anchors = [...first.document.querySelectorAll("[id^=a-]")].map(({ id }) => id);
  expect(anchors.toSorted()).toEqual(content.annotations.map(({ id }) => `a-${id}`).toSorted());
  const shown = [first, second, third].map(({ document }) => cards(document));
  expect(shown.map(({ length }) => length)).toEqual([cardsPerPage, cardsPerPage, 50]);
  expect(shown.flat()).toEqual(content.annotations.map(({ id }) => `a-${id}`));
});

test("whoever comes to a later card, by its number, its anchor or from card to card, arrives without a script", async () => {
  const content = withChecks(2 * cardsPerPage + 50);
  const documents = new Map<string, Document>();
  for (const page of [1, 2, 3]) documents.set(page === 1 ? "" : `?cards=${page}`, (await pageOf(content, { cards: page })).document);
  let far = 0;
  for (const [search, document] of documents) {
    for (const link of document.querySelectorAll("a[href*='#']")) {
      const url = new URL(link.getAttribute("href") ?? "", `${origin}/r/breakwater${search}`);
      if (url.pathname !== "/r/breakwater" || url.search.includes("verdict")) continue;
      expect(documents.get(url.search)?.getElementById(url.hash.slice(1)), `${url.href} from ${search}`).toBeTruthy();
      if (url.search !== search) far += 1;
    }
  }
  expect(far).toBeGreaterThan(2 * cardsPerPage);
  const later = `a-id-${cardsPerPage + 1}`;
  const anchor = documents.get("")?.getElementById(later);
  expect(anchor?.getAttribute("href")).toBe(`/r/breakwater?cards=2#${later}`);
  expect(documents.get("?cards=2")?.querySelector(`#${later}`)?.parentElement?.querySelector("blockquote")?.textContent).toBe(
    `Sentence ${cardsPerPage + 1} says so.`,
  );
});

test("a filter has pages of its own, and a review of few checks has one", async () => {
  const content = withChecks(4 * cardsPerPage);
  const filtered = await pageOf(content, { filter: "inaccurate", cards: 2 });
  expect(cards(filtered.document)).toHaveLength(Math.ceil(content.annotations.length / 3) - cardsPerPage);
  expect(filtered.document.querySelector("[rel=prev]")?.getAttribute("href")).toBe("/r/breakwater?verdict=inaccurate");
  const few = await pageOf(withChecks(cardsPerPage));
  expect(cards(few.document)).toHaveLength(cardsPerPage);
  expect(few.document.querySelector(".more")).toBeNull();
});

test("of 10,000 checks no page has more than 6 MB", { timeout: 60_000 }, async () => {
  const content = withChecks(10_000);
  for (const page of [1, 2]) expect((await pageOf(content, { cards: page })).html.length).toBeLessThan(6_000_000);
});
