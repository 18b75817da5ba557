import { eachOnce, type FoundDetail, type FoundDetails } from "#lib/domain/article/found-details.ts";
import { namesUser } from "#lib/domain/article/safe-link.ts";
import { authorCandidates } from "./author-candidates.ts";
import { dateCandidates } from "./date-candidates.ts";
import { type LinkedData, readLinkedData } from "./linked-data.ts";
import { outletCandidates } from "./outlet-candidates.ts";
import { attribute, type PageDom, selectAll, textOf } from "./page-dom.ts";
import { metaCandidates, type PageMeta, readMeta } from "./page-meta.ts";
import { titleCandidates } from "./title-candidates.ts";

/** What a page says of itself. Dates are ISO 8601 dates in the page's own time zone. */
export type PageMetadata = {
  /** The likeliest first. Of the language the page's own word alone, without its text. */
  found: FoundDetails;
  modifiedAt: string | null;
  linked: LinkedData;
  meta: PageMeta;
};

type From = {
  /** Where the page was fetched. */
  base?: string | null;
  /** ISO 8601 date. */
  today?: string;
};

/** What a page tells in its JSON-LD, `<meta>`, headline, by-line and address. A page may not pass itself off as another outlet's. */
export function metadataFromHtml(page: PageDom, { base = null, today = new Date().toISOString().slice(0, 10) }: From = {}): PageMetadata {
  const meta = readMeta(page);
  const scripts = selectAll(page, 'script[type^="application/ld+json" i]', 50).map((script) =>
    script.children.map((child) => ("data" in child ? String(child.data) : "")).join(""),
  );
  const canonical = selectAll(page, "link[rel~=canonical i][href]", 1)[0];
  const stated = [
    { value: canonical === undefined ? null : attribute(canonical, "href"), from: "the canonical address of the page" },
    ...metaCandidates(meta, ["og:url"]),
  ];
  const here = stated.map(({ value }) => ownAddress(value, base)).find((address) => address !== null) ?? base;
  const linked = readLinkedData(scripts, here);
  const sourceUrl = addresses([...stated, { value: linked.article?.isArticle ? linked.article.address : null, from: "JSON-LD" }], base);
  const outlet = outletCandidates({ meta, linked, title: titleOf(page), address: base ?? sourceUrl[0]?.value ?? null });
  const siteNames = [...outlet.map(({ value }) => value), ...linked.siteNames, ...hostNames(base ?? sourceUrl[0]?.value ?? null)];
  const tag = pageLanguage(page, meta, linked);
  const dates = dateCandidates({
    page,
    meta,
    linked: linked.article,
    address: base ?? sourceUrl[0]?.value ?? null,
    language: tag[0]?.value ?? null,
    today,
  });
  return {
    found: {
      title: titleCandidates({ page, meta, headline: linked.article?.isArticle ? linked.article.headline : null, siteNames }),
      outlet,
      author: authorCandidates({ page, meta, linked: linked.article, siteNames }),
      sourceUrl,
      publishedAt: dates.published,
      language: eachOnce(tag.map(({ value, from }) => ({ value: primary(value), from }))),
    },
    modifiedAt: dates.modified,
    linked,
    meta,
  };
}

function titleOf(page: PageDom): string {
  const [title] = selectAll(page, "head > title, title", 1);
  return title === undefined ? "" : textOf(title).slice(0, 1000);
}

/** The language as the page gives it, with its region. */
function pageLanguage(page: PageDom, meta: PageMeta, { article }: LinkedData): FoundDetail[] {
  const [html] = selectAll(page, "html[lang], html[xml\\:lang], body[lang]", 1);
  const own = html === undefined ? null : (attribute(html, "lang") ?? attribute(html, "xml:lang"));
  const all = [
    { value: article?.language ?? null, from: "JSON-LD inLanguage" },
    { value: own, from: "the language of the page’s HTML" },
    ...metaCandidates(meta, ["og:locale", "content-language", "dc.language", "dcterms.language", "language"]),
  ];
  return eachOnce(all.map(({ value, from }) => ({ value: languageTag(value), from })));
}

function languageTag(value: string | null): string | null {
  const tag = value?.trim().replaceAll("_", "-").split(",")[0] ?? "";
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null;
}

function primary(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? tag;
}

/** Where a page says it is, if that is of the site it was fetched from; then where it was fetched. */
function addresses(stated: { value: string | null; from: string }[], base: string | null): FoundDetail[] {
  const own = stated.map(({ value, from }) => ({ value: ownAddress(value, base), from }));
  const fetched = base === null ? null : webAddress(base, null);
  const isFront = (address: string | null) =>
    address !== null && new URL(address).pathname === "/" && fetched !== null && new URL(fetched).pathname !== "/";
  return eachOnce([...own.filter(({ value }) => !isFront(value)), { value: fetched, from: "where it was fetched" }]);
}

function ownAddress(address: string | null, base: string | null): string | null {
  const own = address === null ? null : webAddress(address, base);
  const fetched = base === null ? null : webAddress(base, null);
  return own !== null && (fetched === null || siteOf(own) === siteOf(fetched)) ? own : null;
}

function webAddress(address: string, base: string | null): string | null {
  const url = URL.parse(address.trim(), base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) && !namesUser(url.href) && url.href.length <= 2000 ? url.href : null;
}

function siteOf(address: string): string {
  return new URL(address).hostname.replace(/^(?:www|m|amp|mobile)\./, "");
}

/** “courier.example” and “courier”: a site's name is often its host's. */
function hostNames(address: string | null): string[] {
  const host = address === null ? "" : siteOf(address);
  const labels = host.split(".");
  return host === "" ? [] : [host, labels.slice(0, -1).join("."), labels.slice(-2, -1)[0] ?? ""].filter((name) => name.length > 2);
}
