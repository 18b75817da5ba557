import { type Element, Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import { unreadElements } from "./html-elements.ts";
import type { Page } from "./page.ts";
import { heldByRules, hidesBy, rulesThat, type SheetRule } from "./styles.ts";
import { elementsOf } from "./tree.ts";

/** Of a page's rules that write words. One with more draws something else by them, such as its letters one by one: that is only told. */
const mostRules = 50;

type Side = "before" | "after";
type Written = { base: string; side: Side; declarations: string; content: string };

const value = /(?:^|;)\s*content\s*:\s*((?:"(?:[^"\\;]|\\.)*"|'(?:[^'\\;]|\\.)*'|[^;"'])*)/i;
const part = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)\s*\)/gi;
/** What changes what is said: letters, figures, currencies, per cent and degrees. Marks and ornaments are the page's look. */
const says = /[\p{L}\p{N}\p{Sc}%‰°]/u;

/** What a page's own style writes before and after its elements (`content`) is text to those who read it. Quotations have a rule of their own. */
export function writeGenerated(page: Page): void {
  const all = page.sheet.flatMap(writtenBy);
  const wording = new Set(all.filter(({ content }) => says.test(unescaped(content)) || /attr\(/i.test(content)).map(({ base }) => base));
  const written = all.filter(({ base }) => wording.has(base));
  if (written.length === 0) return;
  const isLeftOut = written.length > mostRules;
  const rulesOf = (...selectors: string[]) => rulesThat([{ selectors, declarations: "" }], () => true);
  const rules = written.map((each) => ({ ...each, rules: rulesOf(each.base) }));
  // Most elements are none of theirs, which one look tells.
  const any = rulesOf(...wording);
  const isText = (element: Element) => element.name !== "q" && !unreadElements.has(element.name);
  for (const element of elementsOf(page.root, (each) => isText(each) && heldByRules(each, any))) {
    for (const side of ["before", "after"] as const) {
      const last = rules.findLast((each) => each.side === side && heldByRules(element, each.rules));
      const words = last === undefined ? "" : wordsOf(last, element);
      if (last === undefined || words === "") continue;
      if (isLeftOut) {
        page.did("generated-left-out", words.trim(), element);
        return;
      }
      write(page, element, last, words);
    }
  }
}

function writtenBy({ selectors, declarations }: SheetRule): Written[] {
  const content = value.exec(declarations)?.[1]?.trim();
  if (content === undefined) return [];
  return selectors.flatMap((selector) => {
    const [, base = "", side = ""] = /^([^:]+)::?(before|after)$/i.exec(selector.trim()) ?? [];
    return base === "" ? [] : [{ base, side: side.toLowerCase() as Side, declarations, content }];
  });
}

const unseen = /(?:^|;)\s*(?:opacity\s*:\s*0(?:\.0+|%)?\s*(?:;|!|$)|transform\s*:\s*scale\(0)/i;

/** What a reader sees there; nothing where it is hidden, counted or an ornament. */
function wordsOf({ declarations, content }: Written, element: Element): string {
  if (hidesBy(declarations) || unseen.test(declarations)) return "";
  if (
    content
      .replaceAll(part, "")
      .replace(/!important/i, "")
      .trim() !== ""
  )
    return "";
  const words = [...content.matchAll(part)]
    .map(([, one, other, name]) => (name === undefined ? unescaped(one ?? other ?? "") : (element.attribs[name.toLowerCase()] ?? "")))
    .join("");
  return says.test(words) ? words : "";
}

function write(page: Page, element: Element, { side, declarations }: Written, words: string): void {
  const apart = /(?:^|;)\s*(?:margin|padding|display\s*:\s*(?:block|flex|grid|table))/i.test(declarations);
  const text = new Text(apart ? (side === "before" ? `${words} ` : ` ${words}`) : words);
  page.did("generated-text", words.trim(), element);
  if (side === "before") DomUtils.prependChild(element, text);
  else DomUtils.appendChild(element, text);
}

/** A string of CSS as it is shown: `\201C` and a white space after it are one sign, a line break is a space. */
function unescaped(string: string): string {
  return string.replaceAll(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_, code: string | undefined, sign: string | undefined) => {
    if (code === undefined) return sign ?? "";
    const point = Number.parseInt(code, 16);
    return point === 10 || point === 0 || point > 0x10ffff ? " " : String.fromCodePoint(point);
  });
}
