import type { ReactNode } from "react";
import { type CardPages, cardsPerPage } from "./card-pages.ts";
import { plural } from "./names.ts";

/** The way to the other cards of a review with very many; nothing where all stand on one page. */
export function CardPagesNav({ pages, checks }: { pages: CardPages; checks: number }) {
  const { page, last } = pages;
  if (last === 1) return null;
  const link = (number: number, words: string, rel?: "prev" | "next"): ReactNode => (
    <li>
      <a href={pages.address(number)} rel={rel}>
        {words}
      </a>
    </li>
  );
  return (
    <nav className="by more" aria-label="Cards of the checks">
      <p>
        {page === 1
          ? `Of ${plural(checks, "check")}, the cards of the first ${cardsPerPage} stand beside the text. A later check’s number leads to its card. `
          : `${rangeOf(page, checks)} of ${plural(checks, "check")}. `}
      </p>
      <ul className="filter">
        {page > 2 && link(1, "The article, first checks")}
        {page > 1 && link(page - 1, page === 2 ? "‹ The article, first checks" : `‹ ${rangeOf(page - 1, checks)}`, "prev")}
        {page < last && link(page + 1, `${rangeOf(page + 1, checks)} ›`, "next")}
        {page < last - 1 && link(last, `Last: ${rangeOf(last, checks)}`)}
      </ul>
    </nav>
  );
}

/** Places in the list, not the numbers of checks: a filter leaves some out. */
export function rangeOf(page: number, checks: number): string {
  return `${(page - 1) * cardsPerPage + 1}–${Math.min(checks, page * cardsPerPage)}`;
}
