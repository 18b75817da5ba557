/** The way to newer and older pages of a list; nothing where there is one page. `address` is of the page of that number. */
export function Pages({ page, last, address }: { page: number; last: number; address: (page: number) => string }) {
  if (last <= 1) return null;
  return (
    <nav className="by" aria-label="Pages">
      {page > 1 && <a href={address(page - 1)}>Newer</a>}
      {` Page ${page} of ${last} `}
      {page < last && <a href={address(page + 1)}>Older</a>}
    </nav>
  );
}
