import type { DocumentJson } from "./article-schema.ts";
import { canonicalText } from "./canonical-text.ts";

/** The texts of a document's top-level blocks, in order. */
export function blockTexts(document: DocumentJson): string[] {
  return (document.content ?? []).map(canonicalText);
}

/** Are they the same but for white space? */
export function sameWords(one: string, other: string): boolean {
  return squeeze(one) === squeeze(other);
}

/** The text on one line: runs of white space become one space, none at its ends. */
export function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** `document` without the top-level blocks at `indexes`. A document keeps at least one, empty, paragraph. */
export function withoutBlocks(document: DocumentJson, indexes: ReadonlySet<number>): DocumentJson {
  const content = (document.content ?? []).filter((_, index) => !indexes.has(index));
  return { ...document, content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** `document` without the heading near its beginning that says the title again: pages show the title above the text. */
export function withoutTitle(document: DocumentJson, title: string): DocumentJson {
  const blocks = (document.content ?? []).slice(0, 8);
  const index = blocks.findIndex((block) => block.type === "heading" && sameWords(canonicalText(block), title));
  return index < 0 ? document : withoutBlocks(document, new Set([index]));
}

const openers =
  "When|Why|How|What|Who|Where|While|After|Before|As|In|On|At|From|With|For|Despite|Although|Analysis|Opinion|Review|The|This|These|It|If|But|And|Now|Here";
const openerPattern = new RegExp(`(?<=\\p{Ll}[”’"']?|\\d) (?=(?:${openers}) \\p{L})`, "gu");

/**
 * Where a headline and its standfirst may run together in one line (“… parade in Moscow When principles …”): the offset, in UTF-16
 * code units, of the first character of the second part. `null` where the line gives no clear sign. A suggestion for a person, no more.
 */
export function suggestSplit(line: string): number | null {
  const tokens = line.split(" ").filter((token) => /^\p{L}/u.test(token));
  const capitalised = tokens.filter((token) => /^\p{Lu}/u.test(token)).length;
  if (tokens.length < 8 || capitalised / tokens.length > 0.6) return null;
  const places = [...line.matchAll(openerPattern)].map((match) => match.index + 1);
  const fitting = places.filter((place) => place >= 25 && line.length - place >= 15);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A headline made from the beginning of a text that has none: its first sentence, cut at a word when it is long. */
export function titleFromText(text: string): string {
  const line = squeeze(text.split("\n").find((part) => /[\p{L}\p{N}]/u.test(part)) ?? "").replace(/^\p{Lu}.{0,50}? [—–] (?=\p{Lu})/u, "");
  const sentence = /^.{20,}?[.!?…。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= 110) return sentence;
  const cut = sentence.slice(0, 100);
  const space = cut.lastIndexOf(" ");
  return `${(space > 40 ? cut.slice(0, space) : [...cut].slice(0, -1).join("")).replace(/[\s,;:–—-]+$/u, "")}…`;
}
