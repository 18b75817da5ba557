import { type Element, isText, Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Page } from "./page.ts";
import { closest, elementsOf, wordsOf } from "./tree.ts";

/** Outer and inner marks by language, as the HTML standard's rendering section and CLDR give them; English ones for all others. */
const marks: Readonly<Record<string, string>> = {
  de: "„“‚‘",
  cs: "„“‚‘",
  sk: "„“‚‘",
  sl: "„“‚‘",
  bg: "„“’’",
  is: "„“‚‘",
  lt: "„“„“",
  et: "„“‚‘",
  ka: "„“‚‘",
  mk: "„“’‘",
  sr: "„“‘’",
  hr: "„“‚‘",
  sq: "„“‚‘",
  pl: "„”«»",
  ro: "„”«»",
  hu: "„”»«",
  fr: "«»«»",
  es: "«»“”",
  it: "«»“”",
  pt: "“”‘’",
  "pt-pt": "«»“”",
  ca: "«»“”",
  el: "«»“”",
  ru: "«»„“",
  uk: "«»„“",
  be: "«»„“",
  hy: "«»«»",
  az: "«»‹›",
  no: "«»‘’",
  nb: "«»‘’",
  nn: "«»‘’",
  fa: "«»‹›",
  "de-ch": "«»‹›",
  sv: "””’’",
  fi: "””’’",
  ja: "「」『』",
  "zh-hant": "「」『』",
  "zh-tw": "「」『』",
  ar: "”“’‘",
  he: "””’’",
};

/** Quotations that a page marks (`q`) get the marks that browsers draw, those of the language around them; quotations within, the inner ones. */
export function writeQuotationMarks(page: Page): void {
  if (drawsNone(page)) return;
  const quotations = elementsOf(page.root, ({ name }) => name === "q").filter((quotation) => !hasMarks(quotation));
  for (const quotation of quotations) {
    const language = closest(quotation, ({ attribs }) => attribs.lang !== undefined && attribs.lang !== "")?.attribs.lang ?? page.language;
    const [open = "“", close = "”", innerOpen = "‘", innerClose = "’"] = marksOf(language ?? "en");
    const isInner = depthOf(quotation) % 2 === 1;
    DomUtils.prependChild(quotation, new Text(isInner ? innerOpen : open));
    DomUtils.appendChild(quotation, new Text(isInner ? innerClose : close));
  }
  for (const quotation of quotations) page.did("quotation-marks", wordsOf(quotation).slice(1, -1), quotation);
}

/** Does the page's own style say that browsers draw none? */
function drawsNone({ sheet }: Page): boolean {
  const said = sheet.flatMap(({ selectors, declarations }) => {
    const of = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, "gi");
    if (selectors.some((selector) => /^q::?before$/i.test(selector)))
      return [...declarations.matchAll(of("content"))].map(([, value]) => value);
    return selectors.some((selector) => /^q$/i.test(selector)) ? [...declarations.matchAll(of("quotes"))].map(([, value]) => value) : [];
  });
  return /^(?:none|normal|""|'')$/i.test(said.at(-1)?.trim() ?? "");
}

const sign = "[\"'“”„‟«»‹›‘’‚「」『』]";
const [opens, closes] = [new RegExp(`^\\s*${sign}`, "u"), new RegExp(`${sign}\\s*$`, "u")];

/** Written around it or at its ends already. */
function hasMarks(quotation: Element): boolean {
  const { prev, next } = quotation;
  const around = prev !== null && next !== null && isText(prev) && isText(next) && closes.test(prev.data) && opens.test(next.data);
  const words = wordsOf(quotation);
  return around || (opens.test(words) && closes.test(words));
}

function marksOf(language: string): string[] {
  const tag = language.toLowerCase();
  return [...(marks[tag] ?? marks[tag.split("-").slice(0, 2).join("-")] ?? marks[tag.split("-")[0] ?? ""] ?? "“”‘’")];
}

function depthOf(quotation: Element): number {
  let depth = 0;
  for (let at = quotation.parent; at !== null; at = at.parent) if ("name" in at && at.name === "q") depth += 1;
  return depth;
}
