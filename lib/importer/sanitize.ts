import { Parser } from "htmlparser2";
import sanitizeHtml from "sanitize-html";
import { unreadElements } from "./rules/html-elements.ts";
import { ruleAttributes } from "./rules/rule-attributes.ts";

/** Elements open inside each other; honest pages stay far below. */
const deepestNesting = 1000;
/** Likewise; also of lines of a plain text. */
export const mostElements = 100_000;

const kept =
  "a abbr address article aside b blockquote body br button caption center cite dd del details dialog div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr html i legend li main mark menu nav ol p pre s section small span strike strong sub summary sup table tbody td tfoot th thead time tr u ul".split(
    " ",
  );

/** Whether the HTML is nested deeper, or has more elements, than any honest page. Looks without building anything. */
export function overrunOf(html: string): "too deep" | "too many" | null {
  let depth = 0;
  let elements = 0;
  let overrun: "too deep" | "too many" | null = null;
  const parser = new Parser({
    onopentag: () => {
      depth += 1;
      elements += 1;
      if (depth > deepestNesting) overrun = "too deep";
      else if (elements > mostElements) overrun = "too many";
      if (overrun !== null) parser.pause();
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  for (let start = 0; start < html.length && overrun === null; start += 65_536) parser.write(html.slice(start, start + 65_536));
  return overrun;
}

/**
 * HTML without anything that runs, loads or styles: elements of text and structure only, links only http, https and mailto. `class`, `id`,
 * `role` and `hidden` stay to tell the page's parts from the article, and what the reading rules wrote stays for the parser; none of it goes
 * further than that.
 */
export function sanitize(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: kept,
    allowedAttributes: {
      "*": ["class", "id", "role", "hidden", ...ruleAttributes],
      a: ["href"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: true,
    nonTextTags: [...unreadElements],
    enforceHtmlBoundary: false,
    transformTags: { b: withoutNormalWeight, span: emphasisFromStyle },
  });
}

const normalWeight = /font-weight\s*:\s*(?:normal|[1-5]00)/i;
const bold = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const italic = /font-style\s*:\s*italic/i;

/** Google Docs wraps all it copies in a <b> that isn't bold. */
function withoutNormalWeight(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName: normalWeight.test(attribs.style ?? "") ? "span" : tagName, attribs };
}

/** Word processors copy emphasis as styled spans. */
function emphasisFromStyle(_: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const style = attribs.style ?? "";
  return { tagName: bold.test(style) ? "strong" : italic.test(style) ? "em" : "span", attribs };
}
