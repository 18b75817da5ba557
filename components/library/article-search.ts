import type { ArticleSummary } from "#lib/domain/review.ts";

const folded = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

/** Articles in whose title, outlet or author all words of the query are found, whatever their case and accents. */
export function matchingArticles(articles: ArticleSummary[], query: string): ArticleSummary[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  return articles.filter((article) => {
    const text = folded([article.title, article.outlet, article.author].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
}
