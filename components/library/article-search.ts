import type { ArticleSummary } from "#lib/domain/claim/review.ts";

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** Are all words of the query in the text, whatever their case and accents? */
export function hasAllWords(text: string, query: string): boolean {
  const there = folded(text);
  return folded(query)
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => there.includes(word));
}

/** Articles in whose title, outlet or author all words of the query are found, whatever their case and accents. */
export function matchingArticles(articles: ArticleSummary[], query: string): ArticleSummary[] {
  return articles.filter(({ title, outlet, author }) => hasAllWords([title, outlet, author].filter(Boolean).join(" "), query));
}
