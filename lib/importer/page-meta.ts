import type { FoundDetail } from "#lib/domain/article/found-details.ts";
import { attribute, type PageDom, plainWords, selectAll } from "./page-dom.ts";

/** The `<meta>` of a page by name in lower case, whichever attribute names it; all contents of one name, in order. */
export type PageMeta = ReadonlyMap<string, string[]>;

export function readMeta(page: PageDom): PageMeta {
  const meta = new Map<string, string[]>();
  for (const element of selectAll(page, "meta[content]", 500)) {
    const name =
      attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop") ?? attribute(element, "http-equiv");
    const content = plainWords(element.attribs.content ?? "");
    if (name === null || content === "") continue;
    const key = name.toLowerCase();
    meta.set(key, [...(meta.get(key) ?? []), content]);
  }
  return meta;
}

/** Each content of the metas of these names, in the order of the names. */
export function metaCandidates(meta: PageMeta, names: readonly string[]): FoundDetail[] {
  return names.flatMap((name) => (meta.get(name) ?? []).map((value) => ({ value, from: `meta ${name}` })));
}
