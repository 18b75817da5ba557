import type { QuoteSearch } from "../claim/passages.ts";
import type { Span } from "../text/span.ts";
import type { Unanchored } from "./import-report.ts";
import type { IncomingAnnotation, IncomingPassage } from "./incoming-annotation.ts";
import type { createLocator } from "./locate.ts";

export type Words = Span & { exact: string };

/** Where the passages stand in `text` (UTF-16). What doesn't stand in one place for sure is noted with the reason. */
export function anchorIncoming(
  { field, reply, passages }: Pick<IncomingAnnotation, "field" | "reply" | "passages">,
  text: string,
  locate: ReturnType<typeof createLocator>,
  unanchored: Unanchored[],
): Words[] {
  if (passages.every(({ selectors, others }) => selectors.length + others.length === 0)) {
    const reason = reply ? "It is a reply to another annotation: it marks no words." : "It is a note on the whole page: it marks no words.";
    unanchored.push({ field, exact: "", reason });
    return [];
  }
  return passages.flatMap((passage): Words[] => {
    const search = locate(passage.selectors);
    if ("found" in search) return [{ ...search.found, exact: text.slice(search.found.start, search.found.end) }];
    const quote = passage.selectors.find((selector) => selector.kind === "quote");
    unanchored.push({ field, exact: quote?.quote.exact ?? "", reason: reasonOf(passage, search) });
    return [];
  });
}

function reasonOf({ selectors, others }: IncomingPassage, search: Exclude<QuoteSearch, { found: Span }>): string {
  if ("ambiguous" in search) return `These words stand in ${search.ambiguous.length} places of the article, and nothing tells them apart.`;
  if (selectors.some(({ kind }) => kind === "quote")) return "These words are not in the article.";
  const [position] = selectors.flatMap((selector) => (selector.kind === "position" ? selector : []));
  if (position) return `Its position, ${position.start}–${position.end}, is not within the article.`;
  const said = others.map(({ kind, value }) => (value === "" ? kind : `${kind} (“${value.slice(0, 100)}”)`)).join(" and ");
  return `It marks its place by ${said || "a range whose ends are not in the article"}, which names no words of the article.`;
}
