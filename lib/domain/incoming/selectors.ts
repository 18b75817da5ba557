import type { Quote } from "../claim/passages.ts";
import { below, hasType, isRecord, listed, type Malformed } from "./fields.ts";

/** A W3C selector that can be held against a text. Positions are in Unicode code points. */
export type TextSelector =
  | { kind: "quote"; quote: Quote; refinedBy: TextSelector[] }
  | { kind: "position"; start: number; end: number; refinedBy: TextSelector[] }
  | { kind: "range"; start: TextSelector[]; end: TextSelector[] };

const deepest = 8;

/**
 * Reads one selector or a list of alternatives. Selectors that say nothing about plain text (XPath, CSS, fragments, SVG) are looked
 * through for what refines them.
 */
export function readSelectors(value: unknown, field: string, malformed: Malformed[], depth = 0): TextSelector[] {
  if (depth > deepest) {
    malformed.push({ field, message: "These selectors are nested too deeply." });
    return [];
  }
  const many = Array.isArray(value);
  return listed(value).flatMap((each, index) => {
    const at = many ? `${field}[${index}]` : field;
    if (!isRecord(each)) {
      // An address of a selector elsewhere: nothing here to go by.
      if (typeof each !== "string") malformed.push({ field: at, message: "A selector must be an object." });
      return [];
    }
    const refinedBy = readSelectors(each.refinedBy, below(at, "refinedBy"), malformed, depth + 1);
    if (hasType(each, "TextQuoteSelector")) return quoteSelector(each, at, refinedBy, malformed);
    if (hasType(each, "TextPositionSelector")) return positionSelector(each, at, refinedBy, malformed);
    if (hasType(each, "Choice")) return readSelectors(each.items, below(at, "items"), malformed, depth + 1);
    if (hasType(each, "RangeSelector")) {
      const start = readSelectors(each.startSelector, below(at, "startSelector"), malformed, depth + 1);
      const end = readSelectors(each.endSelector, below(at, "endSelector"), malformed, depth + 1);
      return start.length > 0 && end.length > 0 ? [{ kind: "range", start, end }] : refinedBy;
    }
    return refinedBy;
  });
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
