import { compile } from "css-select";
import { type AnyNode, type Document, type Element, hasChildren, isTag, isText } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { squeeze } from "#lib/domain/article/cleaning.ts";

export type PageDom = Document;
export type { Element };

/** A page as a tree, to look things up in: nothing runs or loads. Never longer than what `overrunOf` lets through. */
export function parsePage(html: string): PageDom {
  return parseDocument(html, { recognizeCDATA: true });
}

const compiled = new Map<string, (element: Element) => boolean>();

/** Elements that a CSS selector meets, in the order of the page. */
export function selectAll(root: AnyNode, selector: string, most = 200): Element[] {
  const meets = compiled.get(selector) ?? compile<AnyNode, Element>(selector);
  compiled.set(selector, meets);
  const found: Element[] = [];
  walk(root, (element) => {
    if (meets(element)) found.push(element);
    return found.length < most;
  });
  return found;
}

/** Every element in the order of the page, without recursion, until `visit` says no. */
export function walk(root: AnyNode, visit: (element: Element) => boolean): void {
  const waiting: AnyNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isTag(node) && !visit(node)) return;
    if (hasChildren(node)) for (const child of node.children.toReversed()) waiting.push(child);
  }
}

const inline = new Set("a abbr b bdi bdo cite code em font i ins mark q s small span strong sub sup time u".split(" "));
const unread = new Set(["script", "style", "template", "noscript", "svg"]);

/** What a reader sees of an element, on one line: what stands in lines or boxes of its own is set apart by a space, or by `between`. */
export function textOf(root: AnyNode, between = " "): string {
  const parts: string[] = [];
  const waiting: (AnyNode | string)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (isText(node)) parts.push(node.data);
    else if (hasChildren(node) && !(isTag(node) && unread.has(node.name))) {
      const apart = isTag(node) && !inline.has(node.name) ? between : "";
      waiting.push(apart, ...node.children.toReversed(), apart);
    }
  }
  return squeeze(parts.join(""));
}

/** An attribute, trimmed; null where there is none or nothing in it. */
export function attribute(element: Element, name: string): string | null {
  return element.attribs[name]?.trim() || null;
}

/** Words out of an attribute or a script that may be written in HTML: entities are read, tags left out. */
export function plainWords(value: string): string {
  return /&(?:#\d+|#x[\da-f]+|\w{2,8});|<\/?\w/i.test(value) ? squeeze(DomUtils.textContent(parseDocument(value))) : squeeze(value);
}

export const isElement = isTag;

/** An element and those it stands in, the nearest first; neither body nor html. */
export function elementsAround(element: Element): Element[] {
  const around: Element[] = [];
  for (let at: AnyNode | null = element; at !== null; at = at.parent)
    if (isTag(at) && at.name !== "body" && at.name !== "html") around.push(at);
  return around;
}

const besideNames = new Set(["aside", "nav", "footer", "form", "dialog", "noscript", "template"]);
const besideCalled =
  /(?:^|[\s_-])(?:related|recommend\w*|comments?|commentlist|respond|sidebar|widget|footer|menu|nav|teaser|promo|newsletter|popular|trending|most-?read|more-?from|read-?more|see-?also|cookie\w*|consent|subscribe|advert\w*|carousel|ticker)(?:$|[\s_-])/i;

/** Stands an element beside the article: in a sidebar, among comments, teasers of other articles, in the page's foot? */
export function isBeside(element: Element): boolean {
  return elementsAround(element).some(
    ({ name, attribs }) => besideNames.has(name) || besideCalled.test(`${attribs.class ?? ""} ${attribs.id ?? ""}`),
  );
}
