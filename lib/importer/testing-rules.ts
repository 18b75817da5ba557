import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { parseDocument } from "#lib/domain/article/text.ts";
import { blocksFromHtml } from "./html-blocks.ts";
import { asRead } from "./rules/as-read.ts";
import { deedWarnings } from "./rules/deeds.ts";
import { sanitize } from "./sanitize.ts";

export function read(html: string, options: Parameters<typeof asRead>[1] = {}) {
  const { html: asItReads, deeds } = asRead(html, options);
  const { blocks } = blocksFromHtml(sanitize(asItReads));
  const parsed = parseDocument({ type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return {
    text: canonicalText(parsed.value),
    document: parsed.value,
    codes: deedWarnings(deeds).map(({ code }) => code),
    warnings: deedWarnings(deeds),
  };
}

export const textOf = (html: string, options: Parameters<typeof asRead>[1] = {}) => read(html, options).text;
