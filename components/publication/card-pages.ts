import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";
import { cardId } from "./names.ts";

/** A review with more checks has their cards on pages of so many each, the first of them beside the article. */
export const cardsPerPage = 200;

/** Where the cards of a review stand. Its marks, and an anchor for each check, are all on the first page. */
export type CardPages = {
  /** Which of them is shown, from 1. */
  page: number;
  last: number;
  /** The checks whose cards stand here. */
  here: ReadonlySet<PublishedAnnotation>;
  /** Of the page of that number. */
  address(page: number): string;
  /** Of a check's card: within this page, or on another one. */
  card(annotation: PublishedAnnotation): string;
  /** Of something on the first page. */
  onFirst(id: string): string;
};

/** `shown` in the order of their cards; `path` and `verdict` (the one that is filtered by) make the review's own address. */
export function cardPages(
  shown: PublishedAnnotation[],
  page: number,
  { path, verdict }: { path: string; verdict: string | null },
): CardPages {
  const pageOf = new Map(shown.map((annotation, place) => [annotation, Math.floor(place / cardsPerPage) + 1]));
  const address = (number: number) => {
    const query = new URLSearchParams({ ...(verdict !== null && { verdict }), ...(number > 1 && { cards: String(number) }) });
    return query.size === 0 ? path : `${path}?${query}`;
  };
  return {
    page,
    last: lastCardPage(shown.length),
    here: new Set(shown.slice((page - 1) * cardsPerPage, page * cardsPerPage)),
    address,
    card(annotation) {
      const number = pageOf.get(annotation) ?? page;
      return `${number === page ? "" : address(number)}#${cardId(annotation)}`;
    },
    onFirst: (id) => `${page === 1 ? "" : address(1)}#${id}`,
  };
}

export function lastCardPage(checks: number): number {
  return Math.max(1, Math.ceil(checks / cardsPerPage));
}
