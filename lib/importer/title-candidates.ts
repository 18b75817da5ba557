import { eachOnce, type FoundDetail } from "#lib/domain/article/found-details.ts";
import { isBeside, type PageDom, selectAll, textOf } from "./page-dom.ts";
import { metaCandidates, type PageMeta } from "./page-meta.ts";
import { sameName, withoutSite } from "./site-name.ts";

const metaNames = ["og:title", "twitter:title", "citation_title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title"];

/** In UTF-16 code units. */
const longestTitle = 1000;

type TitleInput = { page: PageDom; meta: PageMeta; headline: string | null; siteNames: string[] };

/**
 * What a page gives as its title, the likeliest first. Readers saw the headline in the page: it counts most where anything else says nearly
 * the same, or where it reads like a headline. The name of the site is taken off.
 */
export function titleCandidates({ page, meta, headline, siteNames }: TitleInput): FoundDetail[] {
  const said = [
    ...(headline === null ? [] : [{ value: headline, from: "JSON-LD headline" }]),
    ...metaCandidates(meta, metaNames),
    ...selectAll(page, "title", 3)
      .filter((title) => title.parent === null || !/^(?:svg|symbol)$/.test("name" in title.parent ? title.parent.name : ""))
      .slice(0, 1)
      .map((title) => ({ value: textOf(title), from: "the title of the page" })),
  ].map(({ value, from }) => ({ value: withoutSite(value.slice(0, longestTitle), siteNames), from }));
  const headings = headlines(page, siteNames);
  const best = bestHeading(
    headings,
    said.map(({ value }) => value),
  );
  const others = headings.filter((heading) => heading !== best);
  return eachOnce([...(best === null ? [] : [best]), ...said, ...others].map(({ value, from }) => ({ value: clip(value), from })));
}

function headlines(page: PageDom, siteNames: string[]): FoundDetail[] {
  const marked = selectAll(page, '[itemprop~="headline"]:not(meta), .entry-title, .p-name.entry-title, h1', 30);
  return marked
    .filter((element) => !isBeside(element))
    .map((element) => ({
      value: textOf(element),
      from: element.name === "h1" ? "the headline in the page" : "the element marked as headline",
    }))
    .filter(({ value }) => value !== "" && value.length <= 500 && !siteNames.some((name) => sameName(name, value)));
}

/** The heading that the page's other titles say too; else the only one, if it reads like a headline. */
function bestHeading(headings: FoundDetail[], said: string[]): FoundDetail | null {
  const scored = headings.map((heading) => ({ heading, score: Math.max(0, ...said.map((title) => likeness(heading.value, title))) }));
  const best = scored.reduce<(typeof scored)[number] | null>((top, next) => (top === null || next.score > top.score ? next : top), null);
  if (best !== null && best.score >= 0.5) return best.heading;
  const [only, ...more] = headings;
  return only !== undefined && more.every(({ value }) => value === only.value) && (said.length === 0 || wordsOf(only.value).length >= 4)
    ? only
    : null;
}

/** The share of the words of the shorter one that stand in the other, 0 to 1; texts without spaces are compared by their letters. */
function likeness(one: string, other: string): number {
  const [first, second] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shorter = Math.min(first.size, second.size);
  const both = [...first].filter((word) => second.has(word)).length;
  return shorter === 0 || shorter * 4 < Math.max(first.size, second.size) ? 0 : both / shorter;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function clip(text: string): string {
  return [...text].slice(0, 500).join("").trim();
}
