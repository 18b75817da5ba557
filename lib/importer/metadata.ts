import { Parser } from "htmlparser2";
import { z } from "zod";
import { namesUser } from "#lib/domain/article/article-schema.ts";
import { squeeze } from "#lib/domain/article/cleaning.ts";
import { isoDate, writtenDate } from "#lib/domain/article/dateline.ts";

/** What a page says of itself. Dates are ISO 8601 dates in the page's own time zone. */
export type PageMetadata = {
  title: string | null;
  outlet: string | null;
  author: string | null;
  sourceUrl: string | null;
  publishedAt: string | null;
  modifiedAt: string | null;
  language: string | null;
  /** The page itself says that its text isn't free to read. */
  paywalled: boolean;
};

type Head = {
  meta: Map<string, string>;
  linkedData: string[];
  title: string;
  firstHeading: string;
  canonical: string | null;
  author: string;
  time: string | null;
  language: string | null;
};

/** Metadata of an HTML page: JSON-LD first, then OpenGraph and other <meta>, then <time>, rel=author, <h1> and <title>. */
export function metadataFromHtml(html: string, { base }: { base?: string | null } = {}): PageMetadata {
  const head = readHead(html);
  const linked = head.linkedData.map(articleFromJsonLd).find((found) => found !== null) ?? null;
  const meta = (...names: string[]) => names.map((name) => head.meta.get(name)).find((value) => value) ?? null;
  const outlet = linked?.outlet ?? meta("og:site_name", "application-name", "dc.publisher");
  const address = head.canonical ?? meta("og:url") ?? linked?.url ?? base ?? null;
  const metaAuthor = meta("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author");
  return {
    title: clip(
      linked?.headline ?? meta("og:title", "twitter:title", "dc.title") ?? withoutSite(head.firstHeading || head.title, outlet),
      500,
    ),
    outlet: clip(outlet, 200),
    author: clip(withoutBy(linked?.author ?? (metaAuthor !== null && !/^https?:/i.test(metaAuthor) ? metaAuthor : head.author)), 200),
    sourceUrl: ownAddress(address, base ?? null),
    publishedAt:
      day(linked?.published) ??
      day(
        meta(
          "article:published_time",
          "og:published_time",
          "datepublished",
          "parsely-pub-date",
          "pubdate",
          "publishdate",
          "date",
          "dc.date",
          "dc.date.issued",
          "sailthru.date",
        ),
      ) ??
      day(head.time),
    modifiedAt: day(linked?.modified) ?? day(meta("article:modified_time", "og:updated_time", "datemodified", "last-modified")),
    language: languageTag(linked?.language ?? head.language ?? meta("og:locale", "content-language", "dc.language")),
    paywalled: linked?.paywalled ?? false,
  };
}

function readHead(html: string): Head {
  const head: Head = {
    meta: new Map(),
    linkedData: [],
    title: "",
    firstHeading: "",
    canonical: null,
    author: "",
    time: null,
    language: null,
  };
  let into: "title" | "heading" | "data" | "author" | null = null;
  let intoElement = "";
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "html") head.language ??= attributes.lang ?? attributes["xml:lang"] ?? null;
      if (name === "meta") readMeta(head, attributes);
      if (name === "link" && attributes.rel?.toLowerCase() === "canonical") head.canonical ??= attributes.href ?? null;
      if (name === "time") head.time ??= attributes.datetime ?? null;
      if (into !== null) return;
      into = interest(name, attributes, head);
      intoElement = name;
    },
    ontext(text) {
      if (into === "title") head.title += text;
      if (into === "heading") head.firstHeading += text;
      if (into === "author") head.author += text;
      if (into === "data") head.linkedData[head.linkedData.length - 1] += text;
    },
    onclosetag(name) {
      if (name === intoElement) into = null;
    },
  });
  parser.end(html);
  return head;
}

function interest(name: string, attributes: Record<string, string>, head: Head): "title" | "heading" | "data" | "author" | null {
  if (name === "title" && head.title === "") return "title";
  if (name === "h1" && head.firstHeading.trim() === "") return "heading";
  if (name === "script" && /^application\/ld\+json/i.test(attributes.type ?? "")) {
    head.linkedData.push("");
    return "data";
  }
  const named = `${attributes.rel ?? ""} ${attributes.itemprop ?? ""}`.toLowerCase().split(" ").includes("author");
  return named && name !== "link" && name !== "meta" && head.author.trim() === "" ? "author" : null;
}

function readMeta(head: Head, attributes: Record<string, string>): void {
  const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes["http-equiv"])?.toLowerCase();
  const content = attributes.content?.trim();
  if (name && content && !head.meta.has(name)) head.meta.set(name, content);
}

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema.transform((value) => [value]), z.array(schema)]);
const optionalText = z.string().optional().catch(undefined);
const named = z.union([z.string(), z.object({ name: oneOrMore(z.string()) }).transform(({ name }) => name.join(", "))]);
const names = oneOrMore(named)
  .transform((list) => [...new Set(list)].filter((name) => !/^https?:/i.test(name)).join(", "))
  .optional()
  .catch(undefined);
const linkedArticle = z.object({
  "@type": oneOrMore(z.string()).refine((types) => types.some((type) => /Article$|^BlogPosting$|^Report$/.test(type))),
  headline: optionalText,
  name: optionalText,
  author: names,
  publisher: names,
  datePublished: optionalText,
  dateModified: optionalText,
  inLanguage: optionalText,
  url: optionalText,
  isAccessibleForFree: z.union([z.boolean(), z.string()]).optional().catch(undefined),
});

function articleFromJsonLd(source: string) {
  const found = candidates(parseJson(source))
    .map((candidate) => linkedArticle.safeParse(candidate))
    .find(({ success }) => success)?.data;
  if (found === undefined) return null;
  return {
    headline: found.headline ?? found.name ?? null,
    outlet: found.publisher || null,
    author: found.author || null,
    published: found.datePublished ?? null,
    modified: found.dateModified ?? null,
    language: found.inLanguage ?? null,
    url: found.url ?? null,
    paywalled: String(found.isAccessibleForFree).toLowerCase() === "false",
  };
}

function candidates(data: unknown): unknown[] {
  const top = Array.isArray(data) ? data.slice(0, 50) : [data];
  return top.flatMap((item) => {
    const graph: unknown = typeof item === "object" && item !== null && "@graph" in item ? item["@graph"] : null;
    return Array.isArray(graph) ? [item, ...graph.slice(0, 200)] : [item];
  });
}

/** JSON-LD on the open web is often broken; a page without it is an ordinary page. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replaceAll(/\s+/g, " "));
  } catch {
    return null;
  }
}

/** “Headline | The Outlet” without the outlet. */
function withoutSite(title: string, outlet: string | null): string {
  const line = squeeze(title);
  if (outlet === null) return line;
  const end = line.slice(-outlet.length).toLowerCase() === outlet.toLowerCase() ? line.slice(0, -outlet.length) : null;
  return end === null || !/\s[|–—·:-]\s*$/u.test(end) ? line : end.replace(/\s[|–—·:-]\s*$/u, "");
}

function withoutBy(author: string): string {
  return squeeze(author).replace(/^(?:by|автор|von|par|por)\s*:?\s+/iu, "");
}

function clip(text: string | null, length: number): string | null {
  const line = squeeze(text ?? "");
  return line === "" ? null : [...line].slice(0, length).join("").trim();
}

/** The address a page gives of itself, unless it was fetched from another site: a page may not pass itself off as another outlet's. */
function ownAddress(address: string | null, base: string | null): string | null {
  const own = address === null ? null : webAddress(address, base);
  const fetched = base === null ? null : webAddress(base, null);
  return own !== null && (fetched === null || siteOf(own) === siteOf(fetched)) ? own : fetched;
}

function webAddress(address: string, base: string | null): string | null {
  const url = URL.parse(address.trim(), base ?? undefined);
  return url !== null && /^https?:$/.test(url.protocol) && !namesUser(url.href) && url.href.length <= 2000 ? url.href : null;
}

function siteOf(address: string): string {
  return new URL(address).hostname.replace(/^(?:www|m|amp|mobile)\./, "");
}

function languageTag(value: string | null): string | null {
  const tag = value?.trim().replaceAll("_", "-").split(",")[0] ?? "";
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? (tag.split("-")[0]?.toLowerCase() ?? null) : null;
}

function day(value: string | null | undefined): string | null {
  if (!value) return null;
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(value.trim());
  if (iso !== null) return z.iso.date().safeParse(`${iso[1]}-${iso[2]}-${iso[3]}`).data ?? null;
  const written = writtenDate(value);
  return written === null ? null : isoDate(written);
}
