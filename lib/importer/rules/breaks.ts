import { type ChildNode, Element, isTag, isText } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Page } from "./page.ts";
import { laysOut, rulesThat, setsApart, styledSo } from "./styles.ts";
import { elementsOf, isInline, wordsOf } from "./tree.ts";

/** Words that the page's style sets on a line of their own would run into those beside them: a break comes between. */
export function writeBreaks(page: Page): void {
  const [apart, laidOut] = [rulesThat(page.sheet, setsApart), rulesThat(page.sheet, laysOut)];
  const isApart = (element: Element) =>
    styledSo(element, apart, setsApart) || (element.parent !== null && isTag(element.parent) && styledSo(element.parent, laidOut, laysOut));
  for (const element of elementsOf(page.root, (found) => isInline(found) && isApart(found))) {
    if (wordsOf(element) === "") continue;
    if (element.prev !== null && /\S$/u.test(rawText(element.prev))) DomUtils.prepend(element, new Element("br", {}));
    if (element.next !== null && /^\S/u.test(rawText(element.next))) DomUtils.append(element, new Element("br", {}));
  }
}

/** Of text and running elements alone: all others stand apart anyway. */
function rawText(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) && isInline(node) ? node.children.map(rawText).join("") : "";
}
