import { extractFromHtml } from "@extractus/article-extractor";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM, VirtualConsole } from "jsdom";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { withoutTitle } from "#lib/domain/article/cleaning.ts";
import { normalizeDocument, parseDocument } from "#lib/domain/article/text.ts";
import { cleanOriginal } from "#lib/importer/clean.ts";
import type { MarkedPage } from "./extraction-set.ts";

export type Reading = {
  text: string;
  /** Without the words of pictures, where they are told apart. */
  prose?: string;
  warnings: string[];
};
type Reader = (page: MarkedPage) => Promise<Reading>;

/** The text that an import of the page's address stores, by the same steps. */
export const assay: Reader = async ({ html, url }) => {
  const cleaned = await cleanOriginal({ bytes: html, type: "text/html", sourceUrl: url, charset: "utf-8", extract: true });
  if (!cleaned.ok) return { text: "", warnings: ["refused"] };
  const { document, details, warnings } = cleaned.value;
  const kept = parseDocument(withoutTitle(document, details.title ?? ""));
  if (!kept.ok) return { text: "", warnings: ["refused"] };
  const { content = [] } = kept.value;
  const prose = { ...kept.value, content: content.filter(({ type }) => type !== "picture") };
  const [text, apart] = [kept.value, prose].map((read) => canonicalText(normalizeDocument(read)));
  return { text: text ?? "", prose: apart, warnings: warnings.map(({ code }) => code) };
};

/** What else a program for Node could read pages with. */
export const peers: Record<string, Reader> = {
  Readability: async ({ html, url }) => {
    const { window } = new JSDOM(withoutStyle(textOf(html)), { url, virtualConsole: new VirtualConsole() });
    const content = new Readability(window.document).parse()?.content ?? "";
    window.close();
    return { text: plain(content), warnings: [] };
  },
  Defuddle: async ({ html, url }) => ({ text: plain((await quietly(() => Defuddle(textOf(html), url))).content), warnings: [] }),
  "article-extractor": async ({ html, url }) => ({ text: plain((await extractFromHtml(textOf(html), url))?.content ?? ""), warnings: [] }),
};

function textOf(html: Uint8Array): string {
  return new TextDecoder().decode(html);
}

/** jsdom throws, where nobody can catch it, at styles that it can't read. */
function withoutStyle(html: string): string {
  return html.replaceAll(/<style\b.*?<\/style>/gis, "");
}

/** Words of neighbouring elements are words of their own. */
function plain(html: string): string {
  const { window } = new JSDOM(html.replaceAll("<", " <"));
  const text = window.document.body.textContent ?? "";
  window.close();
  return text;
}

/** Without what a library prints of each page's broken data. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error, warn } = console;
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { error, warn });
  }
}
