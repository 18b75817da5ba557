import { attribute, type Element, elementsAround, isElement, type PageDom, selectAll, textOf } from "./page-dom.ts";

/** Most pages that one article is gathered from. */
export const mostPages = 30;

const pageParameter = /^(?:page|p|pg|pagenum|page_?no|page_?number|seite|pagina|page-?id|paged|start_?page|currentpage)$/i;

type Numbered = { stem: string; number: number };

/**
 * The addresses of all pages of an article that stands on several, in order; none where this is no such article. Told by links to the
 * same address with another number at the place of a page’s number: `?page=2`, `/page/2`, `/2`, `-2.html`, `,2`.
 */
export function pagesOf(page: PageDom, address: string | null): string[] {
  const own = address === null ? null : URL.parse(address);
  if (own === null) return [];
  const here = numbered(own);
  const stems = new Set([bare(own), here?.stem ?? ""].filter((stem) => stem !== ""));
  const numbers = new Map<number, string>();
  let sure = false;
  for (const link of selectAll(page, "a[href], link[rel~=next i][href], link[rel~=prev i][href]", 5000)) {
    const url = URL.parse(attribute(link, "href") ?? "", own);
    if (url === null || url.hostname !== own.hostname || /comment/i.test(url.hash) || isOfComments(link)) continue;
    url.hash = "";
    const found = numbered(url);
    if (found === null || !stems.has(found.stem) || found.number < 1 || found.number > 100) continue;
    const said = textOf(link);
    const isNext = /(?:^|\s)(?:next|prev)/i.test(attribute(link, "rel") ?? "");
    // Its number stands on it, or it says that it is the next one.
    if (!isNext && !new RegExp(`(?<!\\d)${found.number}(?!\\d)`).test(said) && said.length > 30) continue;
    sure ||= isNext || said === String(found.number) || (said !== "" && said.length <= 30 && inPagination(link));
    if (!numbers.has(found.number)) numbers.set(found.number, url.href);
  }
  const current = here === null || !stems.has(here.stem) || numbers.size === 0 ? 1 : here.number;
  if (!sure || ![...numbers.keys()].some((number) => number !== current)) return [];
  numbers.set(current, own.href.replace(/#.*/s, ""));
  const first = numbers.get(1) ?? firstOf(own, here);
  if (first !== null) numbers.set(1, first);
  const last = Math.min(Math.max(...numbers.keys()), mostPages);
  return Array.from({ length: last }, (_, index) => numbers.get(index + 1) ?? between(numbers, index + 1)).filter((each) => each !== null);
}

const calledComments = /(?:^|[\s_-])(?:comments?|comentarios?|kommentare?|commentaires|replies|reviews|discussion|disqus)(?:$|[\s_-])/i;

function calledOf({ attribs }: Element): string {
  return ["class", "id", "aria-label", "role"].map((name) => attribs[name] ?? "").join(" ");
}

/** The pages of readers’ comments: the link stands in them, or right beside one. */
function isOfComments(link: Element): boolean {
  const around = elementsAround(link);
  const beside = around.slice(0, 2).flatMap((element) => (element.parent === null ? [] : element.parent.children.filter(isElement)));
  return [...around, ...beside].some((element) => calledComments.test(calledOf(element)));
}

function inPagination(link: Element): boolean {
  return elementsAround(link)
    .slice(0, 5)
    .some((element) => /pagina|pager|page-?(?:nav|numbers?|links?)|nav-?pages|multi-?page/i.test(calledOf(element)));
}

/** A page’s number out of its address, and the address without it. */
function numbered(url: URL): Numbered | null {
  const pages = [...url.searchParams].filter(([name, value]) => pageParameter.test(name) && /^\d{1,3}$/.test(value));
  const [parameter] = pages;
  if (parameter !== undefined) return { stem: bare(without(url, parameter[0])), number: Number(parameter[1]) };
  const path = url.pathname.replace(/\/$/, "");
  const found = /^(.{2,}?)(?:\/page\/?|\/seite-?|\/p|[/_,-]|\/page-|-page-?|_page_?|-p)(\d{1,2})(\.\w{2,5})?$/i.exec(path);
  return found === null ? null : { stem: `${url.hostname}${found[1]}${found[3] ?? ""}${url.search}`, number: Number(found[2]) };
}

function bare(url: URL): string {
  return `${url.hostname}${url.pathname.replace(/\/$/, "")}${url.search}`;
}

function without(url: URL, parameter: string): URL {
  const copy = new URL(url);
  copy.searchParams.delete(parameter);
  return copy;
}

/** The first page’s address is mostly that of the others without a number. */
function firstOf(own: URL, here: Numbered | null): string | null {
  return here === null ? own.href : (URL.parse(`${own.protocol}//${here.stem}`)?.href ?? null);
}

/** A page that no link leads to (“1 2 3 … 9”) is where its neighbours’ addresses say it is. */
function between(numbers: ReadonlyMap<number, string>, number: number): string | null {
  const [known] = [...numbers].filter(([other]) => other > 1);
  if (known === undefined) return null;
  const [other, address] = known;
  return address.replace(new RegExp(`(?<!\\d)${other}(?!\\d)(?!.*(?<!\\d)${other}(?!\\d))`), String(number));
}
