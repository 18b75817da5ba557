import { nearAddress } from "../article/near-address.ts";

/** An article, and how to know the desk that checks it. */
export type ArticlePlace = {
  id: string;
  slug: string;
  sourceUrl: string | null;
  /** Is this an address of the desk, now or before? */
  isDesk: (address: URL) => boolean;
};

/**
 * Do these names of one page mean this article? Its own address and those near it do; at the desk its review, every revision of that in every
 * form, and its place behind the door. Where a page has no name, nothing says that it is another.
 */
export function isPageOf(pages: string[], article: ArticlePlace): boolean {
  if (pages.length === 0) return true;
  const own = article.sourceUrl === null ? null : nearAddress(article.sourceUrl);
  return pages.some((page) => (own !== null && nearAddress(page) === own) || isAtDesk(page, article));
}

function isAtDesk(page: string, { id, slug, isDesk }: ArticlePlace): boolean {
  const address = URL.parse(page);
  if (address === null || !isDesk(address)) return false;
  const [, name = ""] = /^\/(?:r|desk\/articles|api\/v1\/articles)\/([^/.]+)/.exec(address.pathname) ?? [];
  return name === slug || name === id;
}
