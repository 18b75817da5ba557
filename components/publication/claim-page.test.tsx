import { JSDOM } from "jsdom";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import type { PublicAppearance } from "#lib/domain/revision/published-claim.ts";
import { ClaimPage } from "./claim-page.tsx";
import { sampleContent } from "./sample-content.ts";

const content = sampleContent();

function appearance(number: number, more: Partial<PublicAppearance> = {}): PublicAppearance {
  const annotation = content.annotations[number];
  if (!annotation) throw new Error(`There is no annotation ${number}.`);
  return { annotation, content, firstPublishedAt: content.publishedAt, state: "current", withdrawal: null, changes: [], ...more };
}

async function pageOf(appearances: [PublicAppearance, ...PublicAppearance[]]): Promise<Document> {
  const claim = { ...appearances[0], claimId: "claim", appearances };
  const { prelude } = await prerender(<ClaimPage claim={claim} baseUrl="https://desk.example" />);
  return new JSDOM(await new Response(prelude).text()).window.document;
}

test("one that was made once says nothing of others", async () => {
  const document = await pageOf([appearance(0)]);
  expect(document.querySelector(".kicker")?.textContent).toMatch(/^A claim, checked ·/);
  expect(document.querySelector(".appearances")).toBeNull();
});

test("every appearance has its place, its claimant and its verdict; one that was withdrawn has none", async () => {
  const [first, second, third] = [appearance(0), appearance(1), appearance(2, { state: "withdrawn" })];
  second.annotation = { ...second.annotation, claimedOn: "2025-03" };
  const document = await pageOf([first, second, third]);
  expect(document.querySelector(".kicker")?.textContent).toMatch(/^A claim, checked 2 times/);
  expect(document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe("https://desk.example/c/claim");
  const words = (of: PublicAppearance) => document.getElementById(`a-${of.annotation.id}`)?.textContent ?? "";
  expect(words(first)).toContain(first.annotation.verdict.name);
  expect(words(second)).toContain(second.annotation.verdict.name);
  expect(words(second)).toContain(`Claimed by ${second.annotation.claimant} in March 2025`);
  expect(document.querySelector(".appearances a")?.getAttribute("href")).toBe(`/r/${content.article.slug}#a-${second.annotation.id}`);
  expect(words(third)).toContain("No verdict: its review was withdrawn.");
  expect(words(third)).not.toContain(third.annotation.verdict.name);
  expect(document.body.textContent).toContain("The verdicts differ");
});
