import type { Quote } from "../claim/passages.ts";
import { below, type Fields, hasType, isRecord, listed, type Malformed, text } from "./fields.ts";

/** A W3C selector that can be held against a text. Positions are in Unicode code points. */
export type TextSelector =
  | { kind: "quote"; quote: Quote; refinedBy: TextSelector[] }
  | { kind: "position"; start: number; end: number; refinedBy: TextSelector[] }
  | { kind: "range"; start: TextSelector[]; end: TextSelector[] };

/** A selector that names no words, by what people call its kind and by what it says. */
export type OtherSelector = { kind: string; value: string };

const deepest = 8;

/**
 * Reads one selector or a list of alternatives. Selectors that say nothing about plain text (XPath, CSS, fragments, SVG) are looked
 * through for what refines them, and where nothing does, put into `others`.
 */
export function readSelectors(
  value: unknown,
  field: string,
  malformed: Malformed[],
  others: OtherSelector[] = [],
  depth = 0,
): TextSelector[] {
  if (depth > deepest) {
    malformed.push({ field, message: "These selectors are nested too deeply." });
    return [];
  }
  const many = Array.isArray(value);
  return listed(value).flatMap((each, index) => {
    const at = many ? `${field}[${index}]` : field;
    if (!isRecord(each)) {
      // An address of a selector elsewhere: nothing here to go by.
      if (typeof each === "string") others.push({ kind: "an address of a selector elsewhere", value: each });
      else malformed.push({ field: at, message: "A selector must be an object." });
      return [];
    }
    const refinedBy = readSelectors(each.refinedBy, below(at, "refinedBy"), malformed, others, depth + 1);
    if (hasType(each, "TextQuoteSelector")) return quoteSelector(each, at, refinedBy, malformed);
    if (hasType(each, "TextPositionSelector")) return positionSelector(each, at, refinedBy, malformed);
    if (hasType(each, "Choice")) return readSelectors(each.items, below(at, "items"), malformed, others, depth + 1);
    if (hasType(each, "RangeSelector") && each.startSelector !== undefined) {
      const start = readSelectors(each.startSelector, below(at, "startSelector"), malformed, others, depth + 1);
      const end = readSelectors(each.endSelector, below(at, "endSelector"), malformed, others, depth + 1);
      return start.length > 0 && end.length > 0 ? [{ kind: "range", start, end }] : refinedBy;
    }
    if (refinedBy.length === 0) others.push(otherSelector(each));
    return refinedBy;
  });
}

const kinds: Record<string, string> = {
  CssSelector: "a CSS selector",
  XPathSelector: "an XPath selector",
  SvgSelector: "an SVG selector, a part of a picture",
  DataPositionSelector: "a data position, which counts the bytes of a file",
  FragmentSelector: "a fragment of an address",
  RangeSelector: "a range between elements of a page",
};

function otherSelector(value: Fields): OtherSelector {
  const type = Object.keys(kinds).find((name) => hasType(value, name));
  const said =
    type === "DataPositionSelector"
      ? `${value.start}–${value.end}`
      : type === "RangeSelector"
        ? `${text(value.startContainer)} – ${text(value.endContainer)}`
        : text(value.value ?? value.id);
  const named = text(listed(value.type ?? value["@type"])[0]);
  return { kind: type === undefined ? `a selector of a kind unknown here${named && `, ${named}`}` : (kinds[type] ?? type), value: said };
}

function quoteSelector(value: Record<string, unknown>, field: string, refinedBy: TextSelector[], malformed: Malformed[]): TextSelector[] {
  const { exact, prefix, suffix } = value;
  if (typeof exact !== "string" || exact === "") {
    malformed.push({ field: below(field, "exact"), message: "A TextQuoteSelector needs the words it quotes, as text." });
    return [];
  }
  for (const [name, context] of Object.entries({ prefix, suffix })) {
    if (context === undefined || context === null || typeof context === "string") continue;
    malformed.push({ field: below(field, name), message: `The ${name} of a quote must be text.` });
    return [];
  }
  const quote: Quote = { exact };
  if (typeof prefix === "string") quote.prefix = prefix;
  if (typeof suffix === "string") quote.suffix = suffix;
  return [{ kind: "quote", quote, refinedBy }];
}

function positionSelector(
  value: Record<string, unknown>,
  field: string,
  refinedBy: TextSelector[],
  malformed: Malformed[],
): TextSelector[] {
  const { start, end } = value;
  if (!isOffset(start) || !isOffset(end)) {
    const name = isOffset(start) ? "end" : "start";
    malformed.push({ field: below(field, name), message: `A TextPositionSelector needs its ${name} as a whole number from 0.` });
    return [];
  }
  return [{ kind: "position", start, end, refinedBy }];
}

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
