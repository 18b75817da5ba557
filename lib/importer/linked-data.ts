import { jsonrepair } from "jsonrepair";
import { nearAddress } from "#lib/domain/article/near-address.ts";
import { plainWords } from "./page-dom.ts";

/** An article, or else the page, as its JSON-LD (schema.org) describes it. Texts without entities and tags; null where nothing is said. */
export type LinkedArticle = {
  isArticle: boolean;
  headline: string | null;
  authors: { name: string; isPerson: boolean }[];
  outlet: string | null;
  published: string | null;
  created: string | null;
  modified: string | null;
  language: string | null;
  address: string | null;
  /** False: the page itself says that its text isn't free to read. */
  free: boolean | null;
  /** CSS selectors of the parts that aren't free. */
  closedParts: string[];
  words: number | null;
};

export type LinkedData = {
  /** The article of this page, or what comes nearest. */
  article: LinkedArticle | null;
  /** Names that the site gives itself. */
  siteNames: string[];
  /** Types of everything described at the top, such as `NewsArticle` and `CollectionPage`. */
  types: ReadonlySet<string>;
};

type Item = Record<string, unknown>;

const articleType = /(?:Article|Posting|^Report|^Review|^Recipe|^LiveBlog\w*)$/;
const pageType = /(?:Page|^WebSite|^VideoObject|^AudioObject|^CreativeWork|^Product|^Event|^PodcastEpisode)$/;
const siteType = /^(?:WebSite|(?:News|NewsMedia)?Organization|NewsMediaOrganization|Corporation|Newspaper)$/;

/** Reads the JSON-LD scripts of a page. Where several articles are described, the one of `address` counts. */
export function readLinkedData(scripts: string[], address: string | null): LinkedData {
  const items = scripts.slice(0, 50).flatMap((script) => itemsIn(parseJson(script)));
  const byId = new Map(items.flatMap((item) => (typeof item["@id"] === "string" && !isReference(item) ? [[item["@id"], item]] : [])));
  const graph = new Graph(byId);
  const typed = items.filter((item) => !isReference(item)).map((item) => ({ item, types: typesOf(item) }));
  const articles = typed.filter(({ types }) => types.some((type) => articleType.test(type)));
  const pages = typed.filter(({ types }) => types.some((type) => pageType.test(type) && type !== "WebSite"));
  const [best] = [...atAddress(articles, graph, address), ...atAddress(pages, graph, address)];
  return {
    article: best === undefined ? null : graph.article(best.item, articles.includes(best)),
    siteNames: typed
      .filter(({ types }) => types.some((type) => siteType.test(type)))
      .flatMap(({ item }) => [graph.text(item.name), graph.text(item.alternateName)])
      .filter((name) => name !== null),
    types: new Set(typed.flatMap(({ types }) => types)),
  };
}

/** The items at this address first. */
function atAddress<T extends { item: Item }>(items: T[], graph: Graph, address: string | null): T[] {
  const near = address === null ? null : nearAddress(address);
  const isHere = ({ item }: T) => {
    const own = graph.address(item, address);
    return own !== null && near !== null && nearAddress(own) === near;
  };
  return [...items.filter(isHere), ...items.filter((item) => !isHere(item))];
}

/** References between the items of a page, followed. */
class Graph {
  readonly #byId: ReadonlyMap<unknown, Item>;

  constructor(byId: ReadonlyMap<unknown, Item>) {
    this.#byId = byId;
  }

  resolve(value: unknown): unknown {
    return isItem(value) && isReference(value) ? (this.#byId.get(value["@id"]) ?? value) : value;
  }

  list(value: unknown): unknown[] {
    const whole = isItem(value) && "@list" in value ? value["@list"] : value;
    return (Array.isArray(whole) ? whole.slice(0, 50) : [whole]).map((each) => this.resolve(each));
  }

  text(value: unknown): string | null {
    const [first] = this.list(value);
    const plain = isItem(first) && "@value" in first ? first["@value"] : first;
    return typeof plain === "string" ? plainWords(plain) || null : null;
  }

  address(item: Item, base: string | null): string | null {
    const main = this.list(item.mainEntityOfPage)[0];
    const found =
      this.text(item.url) ?? (typeof main === "string" ? main : isItem(main) ? (this.text(main.url) ?? this.text(main["@id"])) : null);
    const own = found ?? this.text(item["@id"]);
    return own === null ? null : (URL.parse(own, base ?? undefined)?.href ?? null);
  }

  names(value: unknown): { name: string; isPerson: boolean }[] {
    return this.list(value).flatMap((each) => {
      if (typeof each === "string") return [{ name: plainWords(each), isPerson: true }];
      if (!isItem(each)) return [];
      const isPerson = !typesOf(each).some((type) => siteType.test(type));
      const parts = [this.text(each.givenName), this.text(each.familyName)].filter((part) => part !== null).join(" ");
      const names = this.list(each.name).flatMap((name) => this.text(name) ?? []);
      return (names.length > 0 ? names : [parts]).filter((name) => name !== "").map((name) => ({ name, isPerson }));
    });
  }

  article(item: Item, isArticle: boolean): LinkedArticle {
    const closed = this.list(item.hasPart).filter((part) => isItem(part) && isFalse(part.isAccessibleForFree));
    return {
      isArticle,
      headline: this.text(item.headline) ?? this.text(item.name),
      authors: this.names(item.author ?? item.creator),
      outlet: this.names(item.publisher)[0]?.name ?? this.names(item.sourceOrganization)[0]?.name ?? null,
      published: this.text(item.datePublished),
      created: this.text(item.dateCreated) ?? this.text(item.uploadDate),
      modified: this.text(item.dateModified),
      language: this.#language(item.inLanguage),
      address: this.address(item, null),
      free: isFalse(item.isAccessibleForFree) || closed.length > 0 ? false : item.isAccessibleForFree === undefined ? null : true,
      closedParts: closed.flatMap((part) => (isItem(part) ? this.list(part.cssSelector) : [])).filter((part) => typeof part === "string"),
      words: Number(item.wordCount) || null,
    };
  }

  #language(value: unknown): string | null {
    const [first] = this.list(value);
    return isItem(first) ? (this.text(first.alternateName) ?? this.text(first.name)) : this.text(first);
  }
}

function isFalse(value: unknown): boolean {
  const [first] = Array.isArray(value) ? value : [value];
  return /^(?:false|no|0|https?:\/\/schema\.org\/False)$/i.test(String(first));
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `{"@id": …}`, perhaps with its type: something that is described elsewhere. */
function isReference(item: Item): boolean {
  return "@id" in item && Object.keys(item).every((key) => key === "@id" || key === "@type");
}

function typesOf(item: Item): string[] {
  const types = Array.isArray(item["@type"]) ? item["@type"] : [item["@type"]];
  return types.filter((type) => typeof type === "string").map((type) => type.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, ""));
}

const holders = ["@graph", "mainEntity", "mainEntityOfPage", "publisher", "isPartOf"] as const;

/** What is described at the top, in graphs and as the main thing of a page; what is only listed or mentioned there is something else. */
function itemsIn(data: unknown, depth = 0): Item[] {
  if (depth > 6) return [];
  if (Array.isArray(data)) return data.slice(0, 300).flatMap((each) => itemsIn(each, depth + 1));
  if (!isItem(data)) return [];
  const item = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, ""), value]),
  );
  return [item, ...holders.flatMap((key) => itemsIn(item[key], depth + 1))];
}

/** JSON-LD on the open web is often broken; what can't be mended is passed over. */
function parseJson(source: string): unknown {
  const bare = source.replaceAll(/\/\/\s{0,5}(?:<!\[CDATA\[|\]\]>)|<!\[CDATA\[|\]\]>|<!--|-->/g, "").trim();
  try {
    return JSON.parse(bare);
  } catch {
    return repaired(bare);
  }
}

function repaired(source: string): unknown {
  if (source.length > 300_000) return null;
  try {
    return JSON.parse(jsonrepair(source));
  } catch {
    return null;
  }
}
