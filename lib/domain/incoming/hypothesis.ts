import { below, type Fields, isRecord, listed, type Malformed, text } from "./fields.ts";
import type { IncomingAnnotation, IncomingPassage } from "./incoming-annotation.ts";
import { readHypothesisProvenance } from "./provenance.ts";
import { type OtherSelector, readSelectors, type TextSelector } from "./selectors.ts";

/** As Hypothesis's API and its client's export write one. */
export function isHypothesisRow(value: unknown): value is Fields {
  return isRecord(value) && typeof value.uri === "string" && Array.isArray(value.target);
}

/** One annotation of Hypothesis: its comment is Markdown. Replies and notes on a whole page come with passages that have no selectors. */
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
  const pages = [text(value.uri), ...linksOf(value.document)];
  return {
    ...{ field, claim: "", claimant: "", evidence: [], verdict: null },
    provenance: readHypothesisProvenance(value, field, malformed),
    reply: listed(value.references).length > 0,
    withheld: withheld(value),
    passages: listed(value.target).flatMap((target, index): IncomingPassage[] => {
      if (!isRecord(target)) return [];
      const others: OtherSelector[] = [];
      const selectors = readSelectors(target.selector, below(field, `target[${index}].selector`), malformed, others);
      return [{ selectors: trusted(selectors), others, pages: [...new Set([...pages, text(target.source)])].filter(Boolean) }];
    }),
    rationale: comment === "" ? [] : [{ format: "markdown", value: comment }],
    tags: listed(value.tags).flatMap((tag) => (typeof tag === "string" && tag.trim() !== "" ? [tag.trim()] : [])),
  };
}

/**
 * Its positions count in the web page it was made on, of which the article is a part: where there are words, only they can be trusted. A
 * position alone is all there is to go by.
 */
function trusted(selectors: TextSelector[]): TextSelector[] {
  const quotes = selectors.filter(({ kind }) => kind === "quote");
  return quotes.length > 0 ? quotes : selectors;
}

/** Other names of the page, such as the one it calls its own. */
function linksOf(document: unknown): string[] {
  return isRecord(document) ? listed(document.link).map((link) => (isRecord(link) ? text(link.href) : "")) : [];
}

/** Hidden by a moderator; or private: nobody but its maker may read it (no group is among the readers). */
function withheld({ hidden, moderation_status: status, permissions }: Fields): IncomingAnnotation["withheld"] {
  if (hidden === true || (typeof status === "string" && ["DENIED", "SPAM"].includes(status.toUpperCase()))) return "hidden";
  const readers = isRecord(permissions) && Array.isArray(permissions.read) ? permissions.read.map(text) : null;
  return readers !== null && !readers.some((reader) => reader.startsWith("group:")) ? "private" : null;
}
