import { below, type Fields, isRecord, listed, type Malformed } from "./fields.ts";
import type { IncomingAnnotation, IncomingPassage } from "./incoming-annotation.ts";
import { readSelectors, type TextSelector } from "./selectors.ts";

/** As Hypothesis's API and its client's export write one. */
export function isHypothesisRow(value: unknown): value is Fields {
  return isRecord(value) && typeof value.uri === "string" && Array.isArray(value.target);
}

/** One annotation of Hypothesis: its comment is Markdown. Replies and notes on a whole page come without passages. */
export function readHypothesisRow(value: Fields, field: string, malformed: Malformed[]): IncomingAnnotation | null {
  if (value.text !== undefined && typeof value.text !== "string") {
    malformed.push({ field: below(field, "text"), message: "The comment must be text." });
    return null;
  }
  if (value.tags !== undefined && !Array.isArray(value.tags)) {
    malformed.push({ field: below(field, "tags"), message: "The tags must be a list." });
    return null;
  }
  const comment = value.text?.trim() ?? "";
  return {
    ...{ field, claim: "", claimant: "", evidence: [], verdict: null },
    passages: listed(value.target).flatMap((target, index): IncomingPassage[] => {
      if (!isRecord(target)) return [];
      const selectors = readSelectors(target.selector, below(field, `target[${index}].selector`), malformed).filter(isQuote);
      return selectors.length > 0 ? [selectors] : [];
    }),
    rationale: comment === "" ? [] : [{ format: "markdown", value: comment }],
    tags: listed(value.tags).flatMap((tag) => (typeof tag === "string" && tag.trim() !== "" ? [tag.trim()] : [])),
  };
}

/** Its positions count in the web page it was made on, of which the article is a part: only the words can be trusted. */
function isQuote(selector: TextSelector): boolean {
  return selector.kind === "quote";
}
