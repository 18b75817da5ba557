import { type ChildNode, Element, isTag, type ParentNode, Text } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { isProseText } from "#lib/domain/article/around-article.ts";
import { squeeze } from "#lib/domain/article/cleaning.ts";
import { embeddedText } from "./embedded-text.ts";
import { wordsIn } from "./words-in.ts";

/** The page as browsers build it. `fromData`: its text stands in the data of its scripts alone, and was taken from there. */
export type RevealedPage = { html: string; fromData: boolean };

const hides = /shadowroot|<noscript|json|=\s{0,5}\{"/i;
/** In words: less than this is a summary, or a word to those without scripts. */
const leastHidden = 60;

/**
 * A page with what its HTML holds and a parser doesn't show: declarative shadow roots; and, where there is hardly anything else to read, the
 * text for browsers without scripts, or the article within the data that its scripts build it from.
 */
export function revealedPage(html: string): RevealedPage {
  if (!hides.test(html)) return { html, fromData: false };
  const root = parseDocument(html);
  const templates = named(root, "template").filter(({ attribs }) => "shadowrootmode" in attribs || "shadowroot" in attribs);
  for (const template of templates) unwrap(template);
  const visible = readIn(root);
  const asides = named(root, "noscript").filter((aside) => isMissing(aside, visible));
  for (const aside of asides) unwrap(aside);
  const article = asides.length > 0 ? null : articleInData(root, visible);
  if (article !== null) DomUtils.appendChild(named(root, "body")[0] ?? root, article);
  const changed = templates.length + asides.length > 0 || article !== null;
  return { html: changed ? DomUtils.getOuterHTML(root, { encodeEntities: "utf8" }) : html, fromData: article !== null };
}

function articleInData(root: ParentNode, visible: string): Element | null {
  const scripts = named(root, "script").map((script) => ({ type: script.attribs.type ?? "", source: DomUtils.textContent(script) }));
  const article = new Element("article", {}, embeddedText(scripts).map(paragraphOf));
  return isMissing(article, visible) ? article : null;
}

/** Is there an article to read that the page doesn't show, and hardly anything else? */
function isMissing(element: Element, visible: string): boolean {
  const missing = proseIn(readIn(element)).filter((line) => !visible.includes(line));
  return wordsOf(missing) >= leastHidden && wordsOf(missing) > wordsOf(proseIn(visible)) * 1.5;
}

function paragraphOf(text: string): Element {
  const isHtml = /<\w/.test(text);
  return new Element(isHtml ? "div" : "p", {}, isHtml ? parseDocument(text).children : [new Text(text)]);
}

const unread = new Set(["script", "style", "template", "noscript", "head"]);
const blocks = /^(?:p|div|li|h[1-6]|section|article|blockquote|td|br|figcaption|ul|ol|tr|main|header|footer|aside|nav)$/;

/** What a browser shows of it, a line a block. */
function readIn(root: ParentNode): string {
  let text = "";
  const waiting: (ChildNode | "end")[] = root.children.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === "end") text += "\n";
    else if (node.type === "text") text += node.data;
    else if (isTag(node) && !unread.has(node.name)) {
      if (blocks.test(node.name)) {
        text += "\n";
        waiting.push("end");
      }
      waiting.push(...node.children.toReversed());
    }
  }
  return text.split("\n").map(squeeze).join("\n");
}

/** Its sentences. */
function proseIn(text: string): string[] {
  return text.split(/\n|(?<=[.!?…。])\s/u).filter(isProseText);
}

function wordsOf(lines: string[]): number {
  return wordsIn(lines.join("\n"));
}

function named(root: ParentNode, name: string): Element[] {
  return DomUtils.getElementsByTagName(name, root.children, true, 500);
}

function unwrap(element: Element): void {
  element.name = "div";
  element.attribs = {};
}
