import type { Passage } from "./annotation.ts";
import { type Anchor, findQuote, makePassage, occurrences } from "./passages.ts";

export type Carried = { anchoring: "exact" | "moved"; anchor: Anchor } | { anchoring: "lost" };

/**
 * Where a passage of `oldText` stands in `newText` (UTF-16): `exact` at the same place, `moved` at another. Only the very same words count, and
 * only with what stood before or after them still there; when they stood more than once before or now, both. Anything less sure is `lost`.
 */
export function carryPassage(passage: Pick<Passage, "exact" | "prefix" | "suffix" | "start">, oldText: string, newText: string): Carried {
  const search = findQuote(newText, passage);
  if (!("found" in search)) return { anchoring: "lost" };
  const anchor = makePassage(newText, search.found);
  if (anchor.exact !== passage.exact) return { anchoring: "lost" };
  const agreeing = Number(anchor.prefix === passage.prefix) + Number(anchor.suffix === passage.suffix);
  const repeated = occurrences(oldText, passage.exact).length > 1 || occurrences(newText, passage.exact).length > 1;
  if (agreeing < (repeated ? 2 : 1)) return { anchoring: "lost" };
  return { anchoring: anchor.start === passage.start ? "exact" : "moved", anchor };
}
