import type { Judgement, PageKind } from "#lib/domain/article/page-kind.ts";
import { judgeStatus } from "./judge-status.ts";
import type { PageMetadata } from "./metadata.ts";
import { type attribute, type PageDom, selectAll, textOf } from "./page-dom.ts";
import { consentWordsIn, says } from "./page-kind-words.ts";
import { pagesOf } from "./page-pages.ts";
import { wordsIn } from "./words-in.ts";

export type JudgeInput = {
  page: PageDom;
  metadata: PageMetadata;
  /** What was taken for the article, by blocks. */
  article: string[];
  /** The share of its letters that stand in links, 0 to 1. */
  linked: number;
  /** All that a reader sees of the page. */
  whole: string;
  /** Of the answer; null for a page that was not fetched. */
  status: number | null;
  /** Where the page was found in the end, and where it was looked for. */
  address: string | null;
  asked: string | null;
};

/** Fewer words than these are looked at for what else the page may be; an article of a few lines has about as many. */
const few = 150;

type Signs = JudgeInput & {
  words: number;
  pageWords: number;
  /** Title and headlines, where such pages name themselves. */
  named: string;
  text: string;
  /** The page says of itself that it is an article. */
  claims: boolean;
  /** A page by itself, not a piece of HTML that was pasted. */
  isPage: boolean;
};

type Finding = { sign: string; pages?: string[] } | null;

/**
 * What a page is, where it is no article to be read: by its status, its structure and, where these leave it open, its words. Null for an
 * article. Looks at the page as it came, and at what was taken for the article.
 */
export function judgePage(input: JudgeInput): Judgement | null {
  const signs = signsOf(input);
  const answered = judgeStatus(input.status);
  if (answered !== null) return botCheck(signs) === null ? answered : { ...answered, kind: "bot-check" };
  for (const [kind, find] of judges) {
    const found = find(signs);
    if (found !== null) return { kind, sign: found.sign, pages: found.pages ?? [] };
  }
  return null;
}

const judges: [PageKind, (signs: Signs) => Finding][] = [
  ["bot-check", botCheck],
  ["withdrawn", withdrawn],
  ["error-page", errorPage],
  ["consent", consentWall],
  ["paywall", paywall],
  ["sign-in", signIn],
  ["front-page", frontPage],
  ["one-of-several", oneOfSeveral],
  ["no-article", noArticle],
];

function signsOf(input: JudgeInput): Signs {
  const { page, metadata, article } = input;
  const text = article.join("\n");
  const named = selectAll(page, "title, h1, h2", 8).map((element) => textOf(element));
  return {
    ...input,
    text,
    words: wordsIn(text),
    pageWords: wordsIn(input.whole),
    named: named.join("\n"),
    claims: metadata.linked.article?.isArticle === true || metadata.meta.get("og:type")?.[0] === "article",
    isPage: input.status !== null || selectAll(page, "html, head, body", 1).length > 0,
  };
}

const challenge =
  "[class*=captcha i], [id*=captcha i], iframe[src*=captcha i], script[src*=captcha i], script[src*=challenge i], form[action*=challenge i], [id^=challenge i], [class*=challenge- i], [id*=cf-chl i], [class*=cf-browser i]";
const challengeScript = /challenge-?platform|_cf_chl|captcha|botdetect|bot[_-]manag|proof.?of.?work|browser.?check|js.?challenge/i;

function botCheck({ page, status, words, pageWords, named, text, whole, claims }: Signs): Finding {
  const refused = status !== null && [401, 403, 405, 429, 503].includes(status);
  if (!refused && (words >= few || pageWords >= 400)) return null;
  const traced =
    selectAll(page, challenge, 1).length > 0 || selectAll(page, "script", 40).some((script) => challengeScript.test(scriptOf(script)));
  if (traced && (refused || (!claims && (words < 80 || says("robot", named)))))
    return { sign: "it holds a test for robots in place of text" };
  if (claims && words >= 40) return null;
  const short = pageWords < few;
  if (short && says("robot", named) && (words < 80 || says("robot", text))) return { sign: "it calls itself a check of visitors" };
  return short && says("robot", whole) ? { sign: "it asks whether one is a robot" } : null;
}

function scriptOf(script: Parameters<typeof attribute>[0]): string {
  return script.children.map((child) => ("data" in child ? String(child.data).slice(0, 5000) : "")).join("");
}

function withdrawn({ named, text, words, metadata, article, claims }: Signs): Finding {
  const title = metadata.found.title[0]?.value ?? "";
  if (
    /^\W{0,3}(?:retracted|withdrawn|article retracted|retraction|removed|zurückgezogen|rétracté|retirado|retractado|ritirato|отозвано|отозвана|withdrawn article)(?:$|\W)/iu.test(
      title,
    )
  )
    return { sign: `its title begins “${title.slice(0, 60)}”` };
  if (words >= few || (claims && words >= 100)) return null;
  const opening = article.slice(0, 4).join(" ").slice(0, 600);
  return says("withdrawn", opening) || (says("withdrawn", named) && text.length < 1500)
    ? { sign: "it says that the article was taken down" }
    : null;
}

function errorPage({ page, words, pageWords, named, text, asked, address, claims }: Signs): Finding {
  if (leadsElsewhere(asked, address)) return { sign: "the address leads to the front page of the site" };
  if (words >= few) return null;
  const called = selectAll(page, "body, html, main, #content, #main, article, section", 12).some((element) =>
    /(?:^|[\s_-])(?:error-?(?:404|page|50\d)|(?:page-?)?404|not-?found|page-?not-?found)(?:$|[\s_-])/i.test(
      `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`,
    ),
  );
  if (called && !(claims && words >= 80)) return { sign: "it calls itself an error page" };
  const first = named.split("\n").slice(0, 4).join("\n");
  if (says("missing", first) && (!claims || words < 60)) return { sign: `its title says “${first.split("\n")[0]?.slice(0, 60) ?? ""}”` };
  return says("missing", text) && pageWords < 60 && !claims ? { sign: "hardly anything else stands on it" } : null;
}

/** An article’s address that ends at the root of the site. */
function leadsElsewhere(asked: string | null, address: string | null): boolean {
  const [from, to] = [asked, address].map((each) => (each === null ? null : URL.parse(each)));
  return !!from && !!to && from.pathname.length > 12 && /^\/(?:index\.\w+)?$/.test(to.pathname) && to.search === "";
}

const consentParts =
  "[class*=consent i], [id*=consent i], [class*=cookie i], [id*=cookie i], [class*=gdpr i], [id*=gdpr i], [class*=cmp- i], [id*=cmp i], [class*=privacy i], [id*=privacy i], [role=dialog], dialog, [aria-modal=true]";

function consentWall({ page, words, pageWords, text, whole, address, claims, named }: Signs): Finding {
  const spoken = consentWordsIn(text);
  // What was taken for the article speaks of little else.
  // Recipes speak of cookies too: a notice has a button, or a box of its own.
  const asks = selectAll(page, `${consentParts}, button, input[type=submit], input[type=button], [role=button]`, 1).length > 0;
  if (
    asks &&
    words >= 8 &&
    spoken >= 2 &&
    words < 400 &&
    spoken * (words < 80 ? 30 : 22) >= words &&
    consentWordsIn(whole) * 45 >= Math.min(pageWords, 900) &&
    !(claims && words >= few)
  )
    return { sign: "the text taken for the article speaks of cookies and consent" };
  if (claims || words >= few) return null;
  const boxed = selectAll(page, consentParts, 20).reduce((most, element) => Math.max(most, wordsIn(textOf(element))), 0);
  const buttons = selectAll(page, "button, input[type=submit], input[type=button], [role=button]", 20).length;
  const called = /consent|cookie-?wall|privacy-?gate|gdpr/i.test(address ?? "");
  if (boxed > 5 && boxed * 2 > pageWords && buttons > 0 && (consentWordsIn(whole) > 0 || boxed * 1.3 > pageWords))
    return { sign: "a box that asks for consent is most of the page" };
  if (called && buttons > 0) return { sign: "its address is that of a consent page" };
  return pageWords < 400 && buttons > 0 && consentWordsIn(named) > 0 && consentWordsIn(whole) >= 2 ? { sign: "it asks for consent" } : null;
}

const walls =
  "[class*=paywall i], [id*=paywall i], [class*=subscriber-only i], [class*=premium-wall i], [class*=regwall i], [class*=metered i], [class*=subscription-wall i], [data-paywall], [class*=content-gate i], [class*=piano-]";

function paywall({ page, metadata, words, pageWords, text, whole }: Signs): Finding {
  const { article } = metadata.linked;
  const tier = metadata.meta.get("article:content_tier")?.[0] ?? "";
  const closed = article?.free === false || /^(?:locked|premium|paid)$/i.test(tier);
  if (closed && !closedPartIsHere(page, article?.closedParts ?? [])) {
    const told = article?.words ?? 0;
    if (told > 0 ? words < told * 0.6 : words < 300)
      return {
        sign: article?.free === false ? "it says that it isn’t free to read (isAccessibleForFree)" : "it says that it is for subscribers",
      };
  }
  if (words >= few) return null;
  const walled = selectAll(page, walls, 5).some((element) => wordsIn(textOf(element)) > 3);
  const asks = says("wall", text) || says("wall", whole.slice(-4000)) || (pageWords < few * 4 && says("wall", whole));
  return asks && (walled || words < 100)
    ? { sign: "after a few lines it asks for a subscription" }
    : walled && words < 80
      ? { sign: "a wall for subscribers stands on it" }
      : null;
}

/** The part that isn’t free is in the page all the same. */
function closedPartIsHere(page: PageDom, selectors: string[]): boolean {
  const simple = selectors.filter((selector) => /^[.#][\w-]+$/.test(selector));
  return simple.some((selector) => selectAll(page, selector, 50).reduce((sum, element) => sum + wordsIn(textOf(element)), 0) > 150);
}

function signIn({ page, words, named, address, claims, pageWords }: Signs): Finding {
  const passwords = selectAll(page, "input[type=password i]", 3).length;
  if (words >= few || (claims && words >= 60)) return null;
  const path = URL.parse(address ?? "")?.pathname ?? "";
  const called = /(?:^|[/_.-])(?:log-?in|sign-?in|auth|sso|anmelden|connexion|inloggen|registration)(?:$|[/_.?-])/i.test(path);
  const first = named.split("\n").slice(0, 3).join("\n");
  if (passwords > 0 && (called || says("signIn", first) || words < 40 || pageWords < 120)) return { sign: "it asks for a password" };
  const asksForName =
    selectAll(
      page,
      "form input[type=email i], form input[autocomplete*=username i], form input[name*=login i], form input[name*=user i]",
      2,
    ).length > 0;
  return asksForName && words < 60 && (called || says("signIn", first)) ? { sign: "it asks who one is" } : null;
}

function frontPage({ page, metadata, words, article, linked: inLinks, address, claims, whole, isPage, status }: Signs): Finding {
  if (!isPage || (status === null && address === null && selectAll(page, "head, title", 1).length === 0)) return null;
  const isArticle = metadata.linked.article?.isArticle === true;
  const path = URL.parse(address ?? "")?.pathname ?? null;
  const isRoot = path !== null && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:(?:index|home|default)\.\w+)?$/i.test(path);
  const headlines = linkedHeadlines(page);
  const longest = longestProse(article);
  const lists = ["CollectionPage", "ItemList", "SearchResultsPage"].some((type) => metadata.linked.types.has(type));
  if (isRoot && !isArticle && headlines >= 5 && longest < 200)
    return { sign: "its address is that of a front page, and it is made of links" };
  if (isArticle || (claims && words >= few)) return null;
  // A short report on a page full of other headlines is an article all the same.
  const namesStory = path !== null && (/(?:[^/-]+-){3}/.test(path) || /\d{5}/.test(path));
  if (inLinks < (namesStory ? 0.5 : 0.15)) return null;
  const linked = selectAll(page, "a[href]", 3000).reduce((sum, link) => sum + wordsIn(textOf(link)), 0);
  const density = linked / Math.max(1, wordsIn(whole));
  const teased = !namesStory && !claims && linkedHeadings(page).length >= 10;
  if (headlines >= 12 && (density > 0.5 || teased) && longest < 120)
    return { sign: `it is made of ${headlines} headlines that lead elsewhere` };
  return lists && headlines >= 6 && longest < 120 ? { sign: "it calls itself a list of articles" } : null;
}

/** Headings that are links, as those of teasers are. */
function linkedHeadings(page: PageDom): string[] {
  const links = selectAll(page, "h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4", 500);
  return links.map((link) => textOf(link)).filter((text) => text.length >= 12);
}

/** Links that read like headlines: of some length, or in a heading. */
function linkedHeadlines(page: PageDom): number {
  const long = selectAll(page, "a[href]", 3000)
    .map((link) => textOf(link))
    .filter((text) => text.length >= 25);
  return new Set([...linkedHeadings(page), ...long]).size;
}

/** Words of the longest run of paragraphs in what was taken for the article: teasers are one paragraph each. */
function longestProse(article: string[]): number {
  let [longest, run] = [0, 0];
  for (const text of article) {
    const count = wordsIn(text);
    run = count >= 25 ? run + count : count >= 12 ? run : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function oneOfSeveral({ page, metadata, address, isPage }: Signs): Finding {
  if (!isPage) return null;
  const pages = pagesOf(page, address ?? metadata.found.sourceUrl[0]?.value ?? null);
  return pages.length > 1 ? { sign: `it leads to ${pages.length} pages of the same article`, pages } : null;
}

function noArticle({ words, isPage, text }: Signs): Finding {
  return isPage && (words < 8 || !/\p{L}/u.test(text)) ? { sign: "there are hardly any words on it" } : null;
}

const feedStart =
  /^\s*(?:\uFEFF)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?xml-stylesheet[^>]{0,400}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!DOCTYPE[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF|channel|urlset|sitemapindex|opml)[\s>]/i;

/** RSS, Atom, RDF, JSON Feed and site maps, by how they begin. */
export function judgeFeed(text: string): Judgement | null {
  const start = text.slice(0, 5000);
  const isFeed = feedStart.test(start) || /^\s*\{[\s\S]{0,2000}"version"\s{0,5}:\s{0,5}"https:\/\/jsonfeed\.org/.test(start);
  return isFeed ? { kind: "feed", sign: "it begins as a feed does", pages: [] } : null;
}
