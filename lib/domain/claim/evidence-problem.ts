import { addressProblem, dayProblem } from "../article/input-problems.ts";
import { longestQuote } from "./annotation.ts";
import { longestLocator } from "./locator.ts";
import { fileHash } from "./source-file.ts";

/** Longest title and publisher of a source, in UTF-16 code units. */
export const longestTitle = 500;
export const longestPublisher = 200;
export const quoteTooLong = `A quotation has at most ${longestQuote} characters. Quote what it turns on.`;

export const locatorTooLong = `Where in the source: at most ${longestLocator} characters, such as “page 12”.`;

type Source = { url: string; title: string; publisher: string; publishedAt: string | null; archivedUrl: string | null };

type Evidence = { quote: string; locator?: string | undefined; source: Source | null };

/** Why evidence can't be saved as it is written, or null: what `evidenceInput` refuses, for where nothing is loaded to parse with. */
export function evidenceProblem({ quote, locator = "", source }: Evidence): string | null {
  if (quote.length > longestQuote) return quoteTooLong;
  if (locator.trim().length > longestLocator) return locatorTooLong;
  if (!source) return null;
  const { url, title, publisher, publishedAt, archivedUrl } = source;
  return (
    (fileHash(url.trim()) === null ? addressProblem(url) : null) ??
    (title.trim().length > longestTitle ? `A title has at most ${longestTitle} characters.` : null) ??
    (publisher.trim().length > longestPublisher ? `A publisher’s name has at most ${longestPublisher} characters.` : null) ??
    (publishedAt === null ? null : dayProblem(publishedAt)) ??
    (archivedUrl === null ? null : addressProblem(archivedUrl))
  );
}
