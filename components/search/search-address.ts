import type { SearchResult } from "#lib/domain/article/search-result.ts";

/** Where a result leads. */
export function resultHref({ kind, id, article, annotationId }: Pick<SearchResult, "kind" | "id" | "article" | "annotationId">): string {
  if (kind === "person") return `/desk?person=${id}`;
  if (kind === "claimant") return `/desk/claimants/${id}`;
  if (article === null) return "/desk";
  return `/desk/articles/${article.slug}${annotationId === null ? (kind === "comment" ? "#review" : "") : `#a-${annotationId}`}`;
}
