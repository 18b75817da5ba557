import type { ArticleDetails, Warning } from "./article.ts";
import type { DocumentJson } from "./article-schema.ts";
import { likelyChrome } from "./chrome.ts";

type Settled = (details: ArticleDetails, given: { title: boolean; document: DocumentJson }) => boolean;

const settledBy: Record<string, Settled> = {
  "no-byline": ({ author }) => author !== null,
  "no-date": ({ publishedAt }) => publishedAt !== null,
  "date-without-year": ({ publishedAt }) => publishedAt !== null,
  "title-guessed": (_, { title }) => title,
  "headline-and-standfirst": (_, { title }) => title,
  "page-chrome": (_, { document }) => likelyChrome(document).length === 0,
};

/** The notes on an original that still hold of what a person made of it: filling in a detail or striking out a line settles its note. */
export function unsettledNotes(notes: Warning[], details: ArticleDetails, given: Parameters<Settled>[1]): Warning[] {
  return notes.filter(({ code }) => !settledBy[code]?.(details, given));
}
