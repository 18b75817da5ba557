import { type ChildNode, type Document, Element, isTag, isText, type ParentNode, Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import { unreadElements } from "./html-elements.ts";

export type Root = Document;

/** All elements within `root` that fit, in the order of the page. */
export function elementsOf(root: ParentNode, fits: (element: Element) => boolean): Element[] {
  return DomUtils.filter((node) => isTag(node) && fits(node), root.children).filter(isTag);
}

/** The words of an element, as far as any reader may see them; white space squeezed. */
export function wordsOf(node: ChildNode | ParentNode): string {
  return rawWords(node).replaceAll(/\s+/gu, " ").trim();
}

function rawWords(node: ChildNode | ParentNode): string {
  if (isText(node)) return node.data;
  if (isTag(node) && unreadElements.has(node.name)) return "";
  if (isTag(node) && node.name === "br") return " ";
  return "children" in node ? node.children.map(rawWords).join("") : "";
}

export function replaceByText(element: Element, text: string): void {
  DomUtils.replaceElement(element, new Text(text));
}

/** The element gives way to what it holds. */
export function unwrap(element: Element): void {
  for (const child of [...element.children]) DomUtils.prepend(element, child);
  DomUtils.removeElement(element);
}

export function insertAfter(element: ChildNode, added: ChildNode): void {
  DomUtils.append(element, added);
}

export function newElement(name: string, attributes: Record<string, string>, text: string): Element {
  return new Element(name, attributes, [new Text(text)]);
}

/** The nearest element around it, itself included, that fits. */
export function closest(element: Element, fits: (element: Element) => boolean): Element | null {
  for (let at: ParentNode | null = element; at !== null; at = at.parent) if (isTag(at) && fits(at)) return at;
  return null;
}

export function isWithin(node: ChildNode, outer: ParentNode): boolean {
  for (let at: ParentNode | null = node.parent; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** The text nodes of an element, in order, without those that no reader sees. */
export function textsOf(node: ChildNode | ParentNode): Text[] {
  if (isText(node)) return [node];
  if (isTag(node) && unreadElements.has(node.name)) return [];
  return "children" in node ? node.children.flatMap(textsOf) : [];
}

/** At least so many letters (and digits) of what stands before a node on the page, as far as there are any. */
export function wordsBefore(node: ChildNode, least = 24): string {
  let words = "";
  for (let at: ChildNode | ParentNode | null = node; at !== null && words.replaceAll(/\s/gu, "").length < least; at = at.parent) {
    if (!("prev" in at)) continue;
    for (let before = at.prev; before !== null && words.length < least * 3; before = before.prev) {
      const apart = isTag(before) && !isInline(before) ? " " : "";
      if (!(isTag(before) && "data-left-out" in before.attribs)) words = rawWords(before) + apart + words;
    }
    if (isTag(at) && !isInline(at)) words = ` ${words}`;
  }
  return words.replaceAll(/\s+/gu, " ").slice(-least * 2);
}

export function lastWord(text: string): string {
  return text.trimEnd().split(/\s/u).at(-1) ?? "";
}

const inlineElements = new Set(
  "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark meter nobr output picture q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

export function isInline(element: Element): boolean {
  return inlineElements.has(element.name);
}
