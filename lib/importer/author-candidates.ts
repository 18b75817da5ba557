import { eachOnce, type FoundDetail } from "#lib/domain/article/found-details.ts";
import { authorNames } from "./author-names.ts";
import type { LinkedArticle } from "./linked-data.ts";
import { attribute, type Element, elementsAround, isBeside, type PageDom, selectAll, textOf } from "./page-dom.ts";
import { metaCandidates, type PageMeta } from "./page-meta.ts";

const metaNames =
  "author article:author parsely-author sailthru.author citation_author dc.creator dcterms.creator dc.creator.name byl byline authors article:author_name article.author og:author og:article:author twitter:data1 cxenseparse:author rnews:author creator dc.contributor dcsext.author author-name vr:author shareaholic:article_author_name".split(
    " ",
  );

/** Parts of a page that hold a by-line, the surest first; `how` tells a person which. */
const bylines: { selector: string; how: string }[] = [
  { selector: '[itemprop~="author"] [itemprop~="name"]', how: "marked as author" },
  { selector: '[itemprop~="author"]:not(meta):not(link)', how: "marked as author" },
  { selector: 'a[rel~="author"]', how: "linked as author" },
  { selector: '[rel~="author"]:not(link):not(a), [data-author]', how: "marked as author" },
  {
    selector: ".byline-name, .byline__name, .author-name, .author__name, .authorname, .p-author, .fn, .contributor-name, .post-author-name",
    how: "named as author",
  },
  {
    selector:
      '[class*=byline i] a, [class*=author i] a, [class*=autor i] a, a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/auteur/"], a[href*="/by/"], a[href*="/journalist"], a[href*="/reporter"], a[href*="/writer"], a[href*="/contributor"], a[href*="/staff/"]',
    how: "linked in the by-line",
  },
  { selector: "[class*=byline i], [id*=byline i]", how: "the by-line" },
  {
    selector:
      "[class*=author i], [id*=author i], [class*=autor i], [class*=auteur i], [class*=writer i], [class*=reporter i], [class*=contributor i], [class*=verfasser i], [class*=skribent i], [class*=yazar i]",
    how: "the by-line",
  },
];

type AuthorInput = { page: PageDom; meta: PageMeta; linked: LinkedArticle | null; siteNames: string[] };

/** Whom the page names as its authors, the likeliest first, each candidate with all its names; neither roles nor the site itself. */
export function authorCandidates({ page, meta, linked, siteNames }: AuthorInput): FoundDetail[] {
  const all = (lines: string[], from: string) => ({ value: named(lines, siteNames), from });
  const [persons, houses] = [true, false].map((isPerson) =>
    (linked?.authors ?? []).filter((author) => author.isPerson === isPerson).map(({ name }) => name),
  );
  const metas = metaNames.map((name) =>
    all(
      // Twitter's card has two fields of any meaning.
      name === "twitter:data1" && !/by|author|von|par|por|autor/i.test(meta.get("twitter:label1")?.[0] ?? "")
        ? []
        : metaCandidates(meta, [name]).map(({ value }) => value),
      `meta ${name}`,
    ),
  );
  const inPage = bylines.map(({ selector, how }) => all(together(selectAll(page, selector, 60)), `${how} in the page`));
  return eachOnce([all(persons ?? [], "JSON-LD author"), ...metas, ...inPage, all(houses ?? [], "JSON-LD author")]);
}

function named(lines: string[], siteNames: string[]): string {
  const names = new Map(lines.flatMap((line) => authorNames(line, siteNames)).map((name) => [name.toLowerCase(), name]));
  return [...names.values()].slice(0, 8).join(", ").slice(0, 200);
}

/** The text of the first element that stands with the article, and of those close to it: several authors of one article. */
function together(elements: Element[]): string[] {
  const own = elements.filter((element) => !isBeside(element) && lineOf(element) !== "");
  const [first] = own;
  if (first === undefined) return [];
  const home = elementsAround(first).slice(1, 4).at(-1);
  return own
    .filter(
      (element) =>
        element === first ||
        elementsAround(element)
          .slice(1, 5)
          .some((each) => each === home),
    )
    .slice(0, 8)
    .map(lineOf);
}

function lineOf(element: Element): string {
  // Boxes beside each other hold a name, then a role; often without a space between them.
  const text = (textOf(element, " | ") || attribute(element, "data-author") || "")
    .replaceAll(/(?<=\p{Ll}{3})(?=\p{Lu})/gu, " | ")
    .replace(/^[|\s]+/, "");
  return text.length <= 150 ? text : "";
}
